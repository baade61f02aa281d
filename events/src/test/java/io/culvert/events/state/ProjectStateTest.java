package io.culvert.events.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.EndpointGroupUpdated;
import io.culvert.events.event.IkePolicyCreated;
import io.culvert.events.event.IkePolicyUpdated;
import io.culvert.events.event.NetworkUpdated;
import io.culvert.events.event.Observation;
import io.culvert.events.event.ResourceTagged;
import io.culvert.events.event.SecretDisclosed;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionUpdated;
import io.culvert.events.event.StatusReported;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.StandardAttributes;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.Status;
import io.culvert.events.wire.Json;
import io.culvert.events.wire.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProjectStateTest {
    private static final Instant AT = Instant.parse("2026-11-24T12:00:00.123Z");

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
        assertThat(state.standard()).isEmpty();
    }

    @Test
    void remembersTheLastEpochOfARouterThatWasUnboundBeItThatOfAnHeir() {
        assertThat(fold(Samples.all()).hosting().epochs()).containsValue(4L);
    }

    @Test
    void isTheSameWhereverASnapshotCutsTheFold() {
        ProjectState whole = fold(Samples.all());
        for (int cut = 0; cut <= Samples.all().size(); cut++) {
            StateSnapshot snapshot = StateSnapshot.of(fold(Samples.all().subList(0, cut)));
            ProjectState state =
                    Json.read(Json.write(snapshot), StateSnapshot.class).restore();
            for (VpnEvent event : Samples.all().subList(cut, Samples.all().size())) {
                state = state.evolve(event, AT);
            }
            assertThat(state).as("cut at " + cut).isEqualTo(whole);
        }
    }

    @Test
    void isPendingUntilAHostHasSpoken() {
        ProjectState before = fold(Samples.all().subList(0, 26));
        SiteConnection connection =
                before.vpn().connections().values().iterator().next();
        assertThat(Statuses.of(before, connection.id())).isEqualTo(Status.PENDING_CREATE);
        assertThat(Statuses.of(before, connection.serviceId())).isEqualTo(Status.PENDING_CREATE);

        ProjectState after = before.evolve(Samples.all().getLast(), AT);
        assertThat(Statuses.of(after, connection.id())).isEqualTo(Status.ACTIVE);
        assertThat(Statuses.of(after, connection.serviceId())).isEqualTo(Status.ACTIVE);
    }

    private static ProjectState fold(List<VpnEvent> events) {
        ProjectState state = ProjectState.EMPTY;
        for (VpnEvent event : events) {
            state = state.evolve(event, AT);
        }
        return state;
    }

    @Test
    void remembersWhenAResourceWasMadeAndLastChanged() {
        var policy = Samples.of(IkePolicyCreated.class).policy();
        Instant later = AT.plusSeconds(9);
        ProjectState state = ProjectState.EMPTY
                .evolve(new IkePolicyCreated(policy), AT)
                .evolve(Samples.of(StatusReported.class), later)
                .evolve(new IkePolicyUpdated(policy), later);
        assertThat(state.standard())
                .containsEntry(policy.id(), new StandardAttributes(3, AT, later, List.of(), Optional.empty()));

        ProjectState tagged = state.evolve(Samples.of(ResourceTagged.class), later);
        assertThat(tagged.standard())
                .containsEntry(
                        policy.id(), new StandardAttributes(4, AT, later, List.of("blue", "old"), Optional.empty()));
        assertThat(Revisions.of(tagged, policy.id())).isEqualTo(4);
    }

    @Test
    void remembersSinceWhenAConnectionHasItsKey() {
        SiteConnection connection = Samples.of(SiteConnectionCreated.class).connection();
        Instant later = AT.plusSeconds(9);
        ProjectState state = ProjectState.EMPTY.evolve(new SiteConnectionCreated(connection), AT);
        ProjectState renamed = state.evolve(new SiteConnectionUpdated(connection), later);
        assertThat(pskSetAt(renamed, connection)).contains(AT);

        SecretRef next = new SecretRef(connection.psk().secretId(), 2, "other");
        ProjectState rekeyed = renamed.evolve(new SiteConnectionUpdated(keyed(connection, next)), later);
        assertThat(pskSetAt(rekeyed, connection)).contains(later);
        assertThat(pskSetAt(rekeyed.evolve(Samples.of(SecretDisclosed.class), later.plusSeconds(1)), connection))
                .contains(later);
    }

    private static Optional<Instant> pskSetAt(ProjectState state, SiteConnection connection) {
        return Optional.ofNullable(state.standard().get(connection.id())).flatMap(StandardAttributes::pskSetAt);
    }

    private static SiteConnection keyed(SiteConnection it, SecretRef psk) {
        return new SiteConnection(
                it.id(),
                it.name(),
                it.description(),
                it.serviceId(),
                it.ikePolicyId(),
                it.ipsecPolicyId(),
                it.peerAddress(),
                it.peerId(),
                it.localId(),
                it.peerCidrs(),
                it.localGroupId(),
                it.peerGroupId(),
                it.mtu(),
                it.initiator(),
                it.dpd(),
                it.adminStateUp(),
                psk);
    }

    @Test
    void aTunnelIsAsNewAsTheNewestOfWhatItIsMadeOf() {
        ProjectState state = ProjectState.EMPTY;
        for (VpnEvent event : List.of(
                Samples.of(SiteConnectionCreated.class),
                Samples.of(IkePolicyUpdated.class),
                Samples.of(EndpointGroupUpdated.class),
                Samples.of(NetworkUpdated.class))) {
            state = state.evolve(event, AT);
        }
        var connection = Samples.of(SiteConnectionCreated.class).connection();
        assertThat(Revisions.of(state, connection.id())).isEqualTo(1);
        assertThat(Revisions.ofTunnel(state, connection)).isEqualTo(3);
    }

    @Test
    void knowsTheProjectsOwnLimits() {
        assertThat(fold(Samples.all()).quotas()).containsExactly(Map.entry(ResourceKind.SITE_CONNECTION, 100));
    }
}
