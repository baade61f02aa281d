package io.culvert.agent.desired;

import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.value.ConnectionId;
import java.util.List;
import java.util.Map;

/**
 * What this host owes one router: the namespace to bring about, and the connections to tell of.
 *
 * @param revisions the version at which each connection of the router was last changed, carried or not
 * @param notCarried why a connection is not in the namespace
 * @param told what this host told of a connection last, under the present binding
 */
public record Assignment(
        DesiredNamespace namespace,
        Map<ConnectionId, Long> revisions,
        Map<ConnectionId, Verdict> notCarried,
        Map<ConnectionId, ConnectionStatus> told) {
    public Assignment {
        revisions = Map.copyOf(revisions);
        notCarried = Map.copyOf(notCarried);
        told = Map.copyOf(told);
    }

    /** The same as it is to be prepared. */
    public Assignment prepared() {
        return new Assignment(namespace.prepared(), revisions, notCarried, told);
    }

    /** False for one that is only to be prepared. */
    public boolean isCarried() {
        return namespace.stage() == Stage.CARRIED;
    }

    /** The same with other IKE connections. */
    Assignment with(List<DesiredIke> others, Map<ConnectionId, Verdict> left) {
        return new Assignment(namespace.with(others), revisions, left, told);
    }
}
