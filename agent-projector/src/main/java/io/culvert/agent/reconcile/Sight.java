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
 * @param children all installed CHILD_SAs
 */
record Sight(boolean namespaceThere, Set<ConnectionId> carrying, Set<Child> children) {
    /** By their names: the same child under another IKE connection is another one. */
    record Child(String ike, String name) {}

    static Sight of(ActualNamespace actual) {
        Set<Child> children = installed(actual).collect(Collectors.toUnmodifiableSet());
        return new Sight(
                !(actual instanceof ActualNamespace.Missing),
                children.stream()
                        .flatMap(child -> ConfigName.connectionOf(child.name()).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                children);
    }

    boolean has(String ike, String child) {
        return children.contains(new Child(ike, child));
    }

    /** The connections that still carry traffic as it was wanted before. */
    Set<ConnectionId> behind(DesiredNamespace wanted) {
        return wanted.ikes().stream()
                .flatMap(ike -> ike.children().stream()
                        .filter(child -> carrying.contains(child.connectionId()) && !has(ike.name(), child.name())))
                .map(DesiredChild::connectionId)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Child> installed(ActualNamespace actual) {
        return actual instanceof ActualNamespace.Running running
                ? running.sas().stream()
                        .flatMap(sa -> sa.children().stream()
                                .filter(ChildSa::isInstalled)
                                .map(child -> new Child(sa.name(), child.name())))
                : Stream.of();
    }
}
