package io.culvert.agent.reconcile;

import io.culvert.agent.desired.Assignment;
import io.culvert.agent.desired.ConfigName;
import io.culvert.agent.desired.DesiredChild;
import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.desired.Verdict;
import io.culvert.agent.plan.Action;
import io.culvert.agent.plan.Planner;
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
    private StatusRule() {}

    /**
     * A connection without a verdict is still being negotiated: nothing has been seen that is worth telling.
     *
     * @param lost why a connection that carried traffic no longer does
     */
    static Map<ConnectionId, Verdict> verdicts(
            Assignment assignment, Sight sight, Attempts attempts, Map<ConnectionId, StatusReason> lost) {
        Map<ConnectionId, Verdict> verdicts = new HashMap<>(assignment.notCarried());
        for (DesiredIke ike : assignment.namespace().ikes()) {
            for (DesiredChild child : ike.children()) {
                verdict(ike, child, sight, attempts, Optional.ofNullable(lost.get(child.connectionId())))
                        .ifPresent(verdict -> verdicts.put(child.connectionId(), verdict));
            }
        }
        return verdicts;
    }

    private static Optional<Verdict> verdict(
            DesiredIke ike, DesiredChild child, Sight sight, Attempts attempts, Optional<StatusReason> lost) {
        if (!sight.namespaceThere()) {
            return Optional.of(
                    Verdict.of(Status.DOWN, ReasonCode.NAMESPACE_MISSING, "the router has no namespace on this host"));
        }
        Optional<Verdict> rejected = attempts.failure(action ->
                action instanceof Action.LoadConnection load && load.name().equals(ike.name()));
        if (rejected.isPresent()) {
            return rejected;
        }
        if (sight.carrying().contains(child.connectionId())) {
            return Optional.of(Verdict.of(Status.ACTIVE, ReasonCode.ESTABLISHED, "the tunnel is up"));
        }
        return attempts.failure(action -> standsInTheWay(action, ike, ConfigName.of(child)))
                .or(() -> lost.map(reason -> new Verdict(Status.DOWN, reason)))
                .or(() -> waiting(ike));
    }

    private static boolean standsInTheWay(Action action, DesiredIke ike, String child) {
        return switch (action) {
            case Action.StartCharon start -> true;
            case Action.ApplyGuard guard -> true;
            case Action.LoadSharedKey key -> key.id().equals(Planner.keyId(ike));
            case Action.Initiate initiate -> initiate.child().equals(child);
            default -> false;
        };
    }

    private static Optional<Verdict> waiting(DesiredIke ike) {
        return ike.initiator() == Initiator.RESPONSE_ONLY
                ? Optional.of(
                        Verdict.of(Status.DOWN, ReasonCode.NEGOTIATING, "waiting for the peer to open the tunnel"))
                : Optional.empty();
    }
}
