package io.culvert.agent.reconcile;

import io.culvert.agent.desired.ConfigName;
import io.culvert.agent.desired.DesiredChild;
import io.culvert.agent.desired.DesiredNamespace;
import io.culvert.agent.plan.ActualNamespace;
import io.culvert.agent.plan.Place;
import io.culvert.events.value.ConnectionId;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which connections carry traffic.
 *
 * @param carrying those with an installed CHILD_SA, of whatever configuration
 * @param children all installed CHILD_SAs
 */
record Sight(boolean namespaceThere, Set<ConnectionId> carrying, Set<Place> children) {
    static Sight of(ActualNamespace actual) {
        Set<Place> children = actual.installed();
        return new Sight(
                !(actual instanceof ActualNamespace.Missing),
                children.stream()
                        .flatMap(place -> ConfigName.connectionOf(place.child()).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                children);
    }

    boolean has(String ike, String child) {
        return children.contains(new Place(ike, child));
    }

    /** The connections that still carry traffic as it was wanted before. */
    Set<ConnectionId> behind(DesiredNamespace wanted) {
        return wanted.ikes().stream()
                .flatMap(ike -> ike.children().stream()
                        .filter(child -> carrying.contains(child.connectionId()) && !has(ike.name(), child.name())))
                .map(DesiredChild::connectionId)
                .collect(Collectors.toUnmodifiableSet());
    }
}
