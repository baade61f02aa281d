package io.culvert.agent.host;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The flows that the kernel tracks in a namespace, by the conntrack tool, which takes one pair of networks at a time. */
final class Flows {
    private static final Logger log = LoggerFactory.getLogger(Flows.class);
    private static final Pattern FLOW = Pattern.compile("src=(\\S+) dst=(\\S+)");
    /** From so many on it is cheaper to look first which of them have any. */
    private static final int MANY = 8;

    private Flows() {}

    /** Has those forgotten that run from a pair's local network to its remote one. */
    static void forget(String namespace, List<TrafficPair> pairs) {
        if (run(namespace, "-C").equals("0")) {
            // To look for one, the kernel goes through the flows of all namespaces.
            return;
        }
        for (TrafficPair each : pairs.size() < MANY ? pairs : withFlows(namespace, pairs)) {
            Cidr from = each.local().masked();
            Cidr to = each.remote().masked();
            run(namespace, "-f", family(from.ipVersion()), "-D", "-s", from.toString(), "-d", to.toString());
        }
    }

    private static List<TrafficPair> withFlows(String namespace, List<TrafficPair> pairs) {
        List<TrafficPair> found = new ArrayList<>();
        for (int version : new int[] {4, 6}) {
            List<TrafficPair> concerned = pairs.stream()
                    .filter(pair -> pair.local().ipVersion() == version)
                    .toList();
            if (!concerned.isEmpty()) {
                found.addAll(withFlows(concerned, run(namespace, "-f", family(version), "-L")));
            }
        }
        return found;
    }

    /** @param listing a flow in each line, its addresses first as they were before any translation */
    static List<TrafficPair> withFlows(List<TrafficPair> pairs, String listing) {
        record Lengths(int local, int remote) {}
        Map<Lengths, Set<TrafficPair>> byLengths = new HashMap<>();
        for (TrafficPair pair : pairs) {
            Lengths lengths =
                    new Lengths(pair.local().prefixLength(), pair.remote().prefixLength());
            byLengths
                    .computeIfAbsent(lengths, any -> new HashSet<>())
                    .add(pair.masked().ofAnySize());
        }
        Set<TrafficPair> found = new HashSet<>();
        for (String line : listing.lines().toList()) {
            Matcher flow = FLOW.matcher(line);
            if (flow.find()) {
                IpAddress from = IpAddress.of(flow.group(1));
                IpAddress to = IpAddress.of(flow.group(2));
                byLengths.forEach((lengths, known) -> {
                    TrafficPair pair =
                            new TrafficPair(new Cidr(from, lengths.local()), new Cidr(to, lengths.remote())).masked();
                    if (known.contains(pair)) {
                        found.add(pair);
                    }
                });
            }
        }
        return List.copyOf(found);
    }

    private static String family(int ipVersion) {
        return ipVersion == 4 ? "ipv4" : "ipv6";
    }

    /** It also fails where there was nothing to forget, or no connection tracking. */
    private static String run(String namespace, String... arguments) {
        List<String> command =
                Stream.concat(Stream.of("conntrack"), Stream.of(arguments)).toList();
        Tool.Result result = Tool.run(Namespaces.within(namespace, command));
        log.debug("{}: {}", namespace, result.output());
        return result.output();
    }
}
