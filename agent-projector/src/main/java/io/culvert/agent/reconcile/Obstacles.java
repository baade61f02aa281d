package io.culvert.agent.reconcile;

import io.culvert.agent.desired.DesiredChild;
import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.desired.FoundPeers;
import io.culvert.agent.desired.Verdict;
import io.culvert.agent.plan.Action;
import io.culvert.agent.plan.WantedNamespace.WantedIke;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What failed, by what it keeps from being up. */
final class Obstacles {
    private final Map<String, Verdict> connections = new HashMap<>();
    private final Map<String, Verdict> keys = new HashMap<>();
    private final Map<String, Verdict> children = new HashMap<>();
    private @Nullable Verdict everywhere;

    Obstacles(Map<Action, Verdict> failures, Map<String, Verdict> unfit) {
        failures.forEach((action, verdict) -> {
            switch (action) {
                case Action.StartCharon start -> everywhere = verdict;
                case Action.ApplyGuard guard -> everywhere = verdict;
                case Action.LoadConnection load -> connections.put(load.name(), verdict);
                case Action.LoadKey key -> keys.put(key.id(), verdict);
                case Action.Initiate initiate -> children.put(initiate.child(), verdict);
                default -> {}
            }
        });
        connections.putAll(unfit);
    }

    /** Why the connection, as it is wanted now, is not in charon. */
    Optional<Verdict> ofLoading(DesiredIke ike) {
        return Optional.ofNullable(connections.get(ike.name()));
    }

    /** What else stands in the way of a child. */
    Optional<Verdict> ofBringingUp(DesiredIke ike, DesiredChild child) {
        return Optional.ofNullable(everywhere)
                .or(() -> FoundPeers.isFound(ike) ? Optional.empty() : Optional.of(nowhere(ike)))
                .or(() -> keys.isEmpty() ? Optional.empty() : Optional.ofNullable(keys.get(WantedIke.keyId(ike))))
                .or(() -> Optional.ofNullable(children.get(child.name())));
    }

    private static Verdict nowhere(DesiredIke ike) {
        return Verdict.of(
                Status.DOWN,
                ReasonCode.PEER_NAME_UNRESOLVED,
                "no IPv" + ike.localAddress().ipVersion() + " address was found for the name '" + ike.remoteAddress()
                        + "'");
    }
}
