package io.culvert.agent.host;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.render.GuardFile;
import java.util.List;

/** By tables of its own, replaced in one transaction (nft(8)). */
final class Nftables implements PacketFilter {
    static final List<String> COMMAND = List.of("nft", "-f", "-");
    /** Without what is counted. */
    private static final List<String> LIST = List.of("nft", "-s", "-f", "-");

    @Override
    public String name() {
        return "nftables";
    }

    @Override
    public void apply(String namespace, List<TrafficPair> pairs) {
        Tool.mustRun(Namespaces.within(namespace, COMMAND), GuardFile.render(pairs));
    }

    @Override
    public String state(String namespace, List<TrafficPair> pairs) {
        return GuardFile.list(pairs)
                .map(script -> Tool.run(Namespaces.within(namespace, LIST), script))
                .map(Tool.Result::output)
                .orElse("");
    }

    /** What somebody else changed meanwhile may not fit; then all is made anew. */
    @Override
    public void change(String namespace, List<TrafficPair> before, List<TrafficPair> pairs) {
        boolean done = GuardFile.change(before, pairs)
                .filter(script ->
                        Tool.run(Namespaces.within(namespace, COMMAND), script).isGood())
                .isPresent();
        if (!done) {
            apply(namespace, pairs);
        }
    }
}
