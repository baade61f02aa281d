package io.culvert.events.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.Observation;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.value.Status;
import io.culvert.events.wire.Json;
import io.culvert.events.wire.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectStateTest {
    @Test
    void countsVersionsWithEveryEventAndIntentVersionsWithIntentsAlone() {
        ProjectState state = fold(Samples.all());
        assertThat(state.version()).isEqualTo(Samples.all().size());
        long lastIntent = Samples.all().stream()
                .filter(event -> !(event instanceof Observation))
                .count();
        assertThat(state.intentVersion()).isEqualTo(lastIntent);
    }

    @Test
    void leavesNothingOfWhatWasDeleted() {
        ProjectState state = fold(Samples.all());
        assertThat(state.inventory()).isEqualTo(Inventory.EMPTY);
        assertThat(state.vpn()).isEqualTo(VpnResources.EMPTY);
        assertThat(state.hosting().bindings()).isEmpty();
        assertThat(state.hosting().revisions()).isEmpty();
    }

    @Test
    void remembersTheEpochOfARouterThatWasUnbound() {
        assertThat(fold(Samples.all()).hosting().epochs()).containsValue(3L);
    }

    @Test
    void isTheSameWhereverASnapshotCutsTheFold() {
        ProjectState whole = fold(Samples.all());
        for (int cut = 0; cut <= Samples.all().size(); cut++) {
            StateSnapshot snapshot = StateSnapshot.of(fold(Samples.all().subList(0, cut)));
            ProjectState state =
                    Json.read(Json.write(snapshot), StateSnapshot.class).restore();
            for (VpnEvent event : Samples.all().subList(cut, Samples.all().size())) {
                state = state.evolve(event);
            }
            assertThat(state).as("cut at " + cut).isEqualTo(whole);
        }
    }

    @Test
    void isPendingUntilAHostHasSpoken() {
        ProjectState before = fold(Samples.all().subList(0, 24));
        SiteConnection connection =
                before.vpn().connections().values().iterator().next();
        assertThat(Statuses.of(before, connection.id())).isEqualTo(Status.PENDING_CREATE);
        assertThat(Statuses.of(before, connection.serviceId())).isEqualTo(Status.PENDING_CREATE);

        ProjectState after = before.evolve(Samples.all().getLast());
        assertThat(Statuses.of(after, connection.id())).isEqualTo(Status.ACTIVE);
        assertThat(Statuses.of(after, connection.serviceId())).isEqualTo(Status.ACTIVE);
    }

    private static ProjectState fold(List<VpnEvent> events) {
        ProjectState state = ProjectState.EMPTY;
        for (VpnEvent event : events) {
            state = state.evolve(event);
        }
        return state;
    }
}
