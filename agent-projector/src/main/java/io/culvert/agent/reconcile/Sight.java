package io.culvert.agent.reconcile;

import io.culvert.agent.desired.ConfigName;
import io.culvert.agent.desired.DesiredChild;
import io.culvert.agent.desired.DesiredNamespace;
import io.culvert.agent.plan.ActualNamespace;
import io.culvert.agent.vici.ChildSa;
import io.culvert.events.value.ConnectionId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which connections carry traffic.
 *
 * @param carrying those with an installed CHILD_SA, of whatever configuration
 * @param children the names of all installed CHILD_SAs
 */
record Sight(boolean namespaceThere, Set<ConnectionId> carrying, Set<String> children) {
    static Sight of(ActualNamespace actual) {
        Set<String> children = installed(actual).map(ChildSa::name).collect(Collectors.toUnmodifiableSet());
        return new Sight(
                !(actual instanceof ActualNamespace.Missing),
                children.stream()
                        .flatMap(name -> ConfigName.connectionOf(name).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                children);
    }

    /** The connections that still carry traffic as it was wanted before. */
    Set<ConnectionId> behind(DesiredNamespace wanted) {
        return wanted.ikes().stream()
                .flatMap(ike -> ike.children().stream())
                .filter(child -> carrying.contains(child.connectionId()) && !children.contains(child.name()))
                .map(DesiredChild::connectionId)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<ChildSa> installed(ActualNamespace actual) {
        return actual instanceof ActualNamespace.Running running
                ? running.sas().stream().flatMap(sa -> sa.children().stream()).filter(ChildSa::isInstalled)
                : Stream.of();
    }
}
