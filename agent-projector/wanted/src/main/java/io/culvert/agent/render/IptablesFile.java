package io.culvert.agent.render;

import io.culvert.agent.desired.TrafficPair;
import java.util.List;
import java.util.Map;

/** The input of iptables-restore, with --noflush, that does what {@link GuardFile} does where there is no nftables. */
public final class IptablesFile {
    /** Drops what would leave or enter in clear; in the table mangle, so that no rule of the table filter lets it by. */
    public static final String GUARD = "culvert-guard";

    /** Ends the translation of tunnel traffic; in the table nat. */
    public static final String EXEMPT = "culvert-exempt";

    /**
     * Which of the two is called already. The call is made anew each time, before whatever others put there.
     *
     * @param guard from FORWARD
     * @param exempt from POSTROUTING
     */
    public record Calls(boolean guard, boolean exempt) {
        public static final Calls NONE = new Calls(false, false);
    }

    private IptablesFile() {}

    /** True if a pair is of that IP version. */
    public static boolean concerns(int ipVersion, List<TrafficPair> pairs) {
        return !GuardedPairs.of(ipVersion, pairs).isEmpty();
    }

    /** Input that replaces both chains; without a pair of that version it removes them.
     * @param ipVersion 4 or 6 */
    public static String render(int ipVersion, List<TrafficPair> pairs, Calls calls) {
        return Templates.nftables(
                "guard.iptables",
                Map.of(
                        "pairs",
                        GuardedPairs.texts(GuardedPairs.of(ipVersion, pairs)),
                        "clamps",
                        GuardedPairs.bySegment(ipVersion, pairs).entrySet().stream()
                                .map(entry -> Map.of(
                                        "segment", entry.getKey(), "pairs", GuardedPairs.texts(entry.getValue())))
                                .toList(),
                        "guardIsCalled",
                        calls.guard(),
                        "exemptIsCalled",
                        calls.exempt()));
    }
}
