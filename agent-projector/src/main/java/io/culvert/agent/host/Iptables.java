package io.culvert.agent.host;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.render.IptablesFile;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By chains of its own in the tables mangle and nat, each table replaced in one transaction, and called before all other
 * rules there (iptables-restore(8)). For kernels without nftables' ip families.
 *
 * @param variant what stands between "iptables" and "-restore": "-legacy", or nothing
 */
record Iptables(String variant) implements PacketFilter {
    /** Seconds to wait for who else changes rules. */
    private static final String PATIENCE = "5";

    @Override
    public String name() {
        return "iptables" + variant;
    }

    @Override
    public void apply(String namespace, List<TrafficPair> pairs) {
        for (int version : new int[] {4, 6}) {
            apply(namespace, version, pairs);
        }
    }

    private void apply(String namespace, int version, List<TrafficPair> pairs) {
        // A host without such tables is not even asked for what nobody wants of it.
        if (IptablesFile.concerns(version, pairs) || isThere(namespace, version)) {
            IptablesFile.Calls calls = new IptablesFile.Calls(
                    calls(namespace, version, "mangle", "FORWARD", IptablesFile.GUARD),
                    calls(namespace, version, "nat", "POSTROUTING", IptablesFile.EXEMPT));
            Tool.mustRun(Namespaces.within(namespace, restore(version)), IptablesFile.render(version, pairs, calls));
        }
    }

    @Override
    public String state(String namespace, List<TrafficPair> pairs) {
        return Stream.of(4, 6)
                .filter(version -> IptablesFile.concerns(version, pairs))
                .flatMap(version -> Stream.of("mangle", "nat")
                        .map(table -> List.of(program(version), "-w", PATIENCE, "-t", table, "-S")))
                .flatMap(command ->
                        Tool.run(Namespaces.within(namespace, command)).output().lines())
                .filter(line -> line.contains(IptablesFile.GUARD) || line.contains(IptablesFile.EXEMPT))
                .collect(Collectors.joining("\n"));
    }

    private boolean isThere(String namespace, int version) {
        return Stream.of("mangle " + IptablesFile.GUARD, "nat " + IptablesFile.EXEMPT)
                .map(place -> place.split(" "))
                .anyMatch(place -> Tool.run(Namespaces.within(
                                namespace, List.of(program(version), "-w", PATIENCE, "-t", place[0], "-S", place[1])))
                        .isGood());
    }

    private boolean calls(String namespace, int version, String table, String chain, String own) {
        List<String> check = List.of(program(version), "-w", PATIENCE, "-t", table, "-C", chain, "-j", own);
        return Tool.run(Namespaces.within(namespace, check)).isGood();
    }

    List<String> restore(int version) {
        return List.of(program(version) + "-restore", "-w", PATIENCE, "--noflush");
    }

    private String program(int version) {
        return (version == 4 ? "iptables" : "ip6tables") + variant;
    }
}
