package io.culvert.agent.render;

import io.culvert.agent.desired.TrafficPair;
import java.util.List;

/** The nftables script that keeps tunnel traffic from being translated, and from leaving or entering in clear. */
@SuppressWarnings("DoNotCallSuggester")
public final class GuardFile {
    private GuardFile() {}

    /** A script that replaces the agent's table in one transaction; no pairs means no table. */
    public static String render(List<TrafficPair> pairs) {
        throw new UnsupportedOperationException(pairs.toString());
    }
}
