package io.culvert.agent.host;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.render.GuardFile;
import io.culvert.agent.render.IptablesFile;
import io.culvert.events.value.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out which packet filter this kernel has, by having a guard made in a namespace that ends with the process. */
final class PacketFilterProbe {
    private static final Logger log = LoggerFactory.getLogger(PacketFilterProbe.class);
    /** Of documentation addresses. */
    private static final List<TrafficPair> PAIRS =
            List.of(new TrafficPair(Cidr.of("192.0.2.0/24"), Cidr.of("198.51.100.0/24"), 1400));

    private static final List<Iptables> IPTABLES = List.of(new Iptables("-legacy"), new Iptables(""));

    private PacketFilterProbe() {}

    /** Nftables where it works, since only there all is replaced at once.
     * @throws HostException if neither works; with what each said */
    static PacketFilter probe() {
        List<String> faults = new ArrayList<>();
        if (works(Nftables.COMMAND, GuardFile.render(PAIRS), faults)) {
            return found(new Nftables());
        }
        for (Iptables iptables : IPTABLES) {
            if (works(iptables.restore(4), IptablesFile.render(4, PAIRS, IptablesFile.Calls.NONE), faults)) {
                return found(iptables);
            }
        }
        throw new HostException("no packet filter works here: " + String.join("; ", faults), null);
    }

    private static PacketFilter found(PacketFilter filter) {
        log.info("packet filter: {}", filter.name());
        return filter;
    }

    private static boolean works(List<String> command, String script, List<String> faults) {
        Tool.Result result = Tool.run(
                Stream.concat(Stream.of("unshare", "--net", "--"), command.stream())
                        .toList(),
                script);
        if (!result.isGood()) {
            faults.add(command.getFirst() + ": " + result.output());
        }
        return result.isGood();
    }
}
