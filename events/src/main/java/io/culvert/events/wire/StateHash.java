package io.culvert.events.wire;

import io.culvert.events.resource.Binding;
import io.culvert.events.resource.ChangeSet;
import io.culvert.events.resource.Resource;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.StateSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The fingerprint of a project's state: equal states have equal hashes wherever, and in whatever order, they were put
 * together. SHA-256, in hexadecimal, of the snapshot as JSON with its lists sorted by id and all names sorted.
 */
public final class StateHash {
    private StateHash() {}

    public static String of(ProjectState state) {
        return of(StateSnapshot.of(state));
    }

    public static String of(StateSnapshot snapshot) {
        return Sha256.hex(Json.writeSorted(sorted(snapshot)));
    }

    private static StateSnapshot sorted(StateSnapshot snapshot) {
        return new StateSnapshot(
                snapshot.version(),
                snapshot.intentVersion(),
                byId(snapshot.networks()),
                byId(snapshot.subnets()),
                byId(snapshot.routers()),
                byId(snapshot.ikePolicies()),
                byId(snapshot.ipsecPolicies()),
                byId(snapshot.endpointGroups()),
                byId(snapshot.services()),
                byId(snapshot.connections()),
                sorted(snapshot.bindings(), Binding::routerId),
                sorted(snapshot.heirs(), heir -> heir.binding().routerId()),
                snapshot.epochs(),
                snapshot.statuses(),
                snapshot.drifts(),
                snapshot.standard(),
                snapshot.quotas(),
                snapshot.shredded(),
                sorted(snapshot.changeSets(), ChangeSet::id),
                byId(snapshot.webhooks()));
    }

    private static <R extends Resource> List<R> byId(List<R> all) {
        return sorted(all, Resource::id);
    }

    private static <T> List<T> sorted(List<T> all, Function<T, Object> id) {
        return all.stream()
                .sorted(Comparator.comparing(each -> id.apply(each).toString()))
                .toList();
    }
}
