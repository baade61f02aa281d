package io.culvert.agent.reconcile;

import io.culvert.agent.desired.Assignment;
import io.culvert.agent.desired.DesiredChild;
import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.desired.Verdict;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The status of each connection of a router, out of what is wanted, what was seen and what failed. */
final class StatusRule {
    private static final Verdict UP = Verdict.of(Status.ACTIVE, ReasonCode.ESTABLISHED, "the tunnel is up");

    private StatusRule() {}

    /**
     * A connection without a verdict is still being negotiated: nothing has been seen that is worth telling.
     *
     * @param lost why connections that carried traffic no longer do
     */
    static Map<ConnectionId, Verdict> verdicts(Assignment assignment, Sight sight, Obstacles obstacles, Losses lost) {
        Map<ConnectionId, Verdict> verdicts = new HashMap<>(assignment.notCarried());
        for (DesiredIke ike : assignment.namespace().ikes()) {
            for (DesiredChild child : ike.children()) {
                verdict(ike, child, sight, obstacles, lost.reason(child.connectionId()))
                        .ifPresent(verdict -> verdicts.put(child.connectionId(), verdict));
            }
        }
        return verdicts;
    }

    private static Optional<Verdict> verdict(
            DesiredIke ike, DesiredChild child, Sight sight, Obstacles obstacles, Optional<StatusReason> lost) {
        if (!sight.namespaceThere()) {
            return Optional.of(
                    Verdict.of(Status.DOWN, ReasonCode.NAMESPACE_MISSING, "the router has no namespace on this host"));
        }
        Optional<Verdict> rejected = obstacles.ofLoading(ike);
        if (rejected.isPresent()) {
            return rejected;
        }
        if (sight.carrying().contains(child.connectionId())) {
            boolean asWanted = sight.has(ike.name(), child.name());
            return asWanted
                    ? Optional.of(UP)
                    : obstacles
                            .ofBringingUp(ike, child)
                            .map(StatusRule::asBefore)
                            .or(() -> Optional.of(UP));
        }
        return obstacles
                .ofBringingUp(ike, child)
                .or(() -> lost.map(reason -> new Verdict(Status.DOWN, reason)))
                .or(() -> waiting(ike));
    }

    /** The tunnel goes on carrying traffic, and its last change is not carried out. */
    private static Verdict asBefore(Verdict obstacle) {
        return Verdict.of(
                Status.ACTIVE,
                obstacle.reason().code(),
                "up as before the last change, which failed: "
                        + obstacle.reason().text());
    }

    private static Optional<Verdict> waiting(DesiredIke ike) {
        return ike.initiator() == Initiator.RESPONSE_ONLY
                ? Optional.of(
                        Verdict.of(Status.DOWN, ReasonCode.NEGOTIATING, "waiting for the peer to open the tunnel"))
                : Optional.empty();
    }
}
