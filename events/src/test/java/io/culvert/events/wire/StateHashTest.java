package io.culvert.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.IkePolicyCreated;
import io.culvert.events.event.IkePolicyDeleted;
import io.culvert.events.event.StatusReported;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.StateSnapshot;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.Phase1Mode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StateHashTest {
    @Test
    void isWhatOthersComputeToo() {
        // printf of the snapshot with its names sorted, through sha256sum
        assertThat(StateHash.of(ProjectState.EMPTY))
                .isEqualTo("a107371a814492544fb592a05a77e588914e88c501263bf1f1f468ad3977100b");
    }

    @Test
    void isTheSameInWhateverOrderAStateWasPutTogether() {
        StateSnapshot snapshot =
                StateSnapshot.of(fold(policy(1), policy(2), policy(3), Samples.of(StatusReported.class), status(2)));
        StateSnapshot turned = new StateSnapshot(
                snapshot.version(),
                snapshot.intentVersion(),
                snapshot.networks().reversed(),
                snapshot.subnets().reversed(),
                snapshot.routers().reversed(),
                snapshot.ikePolicies().reversed(),
                snapshot.ipsecPolicies().reversed(),
                snapshot.endpointGroups().reversed(),
                snapshot.services().reversed(),
                snapshot.connections().reversed(),
                snapshot.bindings().reversed(),
                snapshot.heirs().reversed(),
                turned(snapshot.epochs()),
                turned(snapshot.statuses()),
                turned(snapshot.drifts()),
                turned(snapshot.standard()),
                turned(snapshot.quotas()),
                snapshot.shredded(),
                snapshot.changeSets().reversed(),
                snapshot.webhooks().reversed());

        assertThat(StateHash.of(turned)).isEqualTo(StateHash.of(snapshot));
    }

    @Test
    void differsWhereverStatesDiffer() {
        List<ProjectState> states = List.of(
                ProjectState.EMPTY,
                fold(policy(1)),
                fold(policy(2)),
                fold(policy(1), policy(2)),
                fold(policy(1), policy(2), new IkePolicyDeleted(id(2))),
                fold(policy(1), Samples.of(StatusReported.class)));

        assertThat(states.stream().map(StateHash::of)).doesNotHaveDuplicates();
    }

    private static <K, V> Map<K, V> turned(Map<K, V> map) {
        Map<K, V> turned = new LinkedHashMap<>();
        List.copyOf(map.entrySet()).reversed().forEach(entry -> turned.put(entry.getKey(), entry.getValue()));
        return turned;
    }

    private static ProjectState fold(VpnEvent... events) {
        ProjectState state = ProjectState.EMPTY;
        for (VpnEvent event : events) {
            state = state.evolve(event, Instant.EPOCH);
        }
        return state;
    }

    private static StatusReported status(int n) {
        return new StatusReported(
                new ConnectionId(new UUID(5, n)),
                Samples.of(StatusReported.class).seen());
    }

    private static IkePolicyCreated policy(int n) {
        return new IkePolicyCreated(new IkePolicy(
                id(n),
                "p",
                "",
                AuthAlgorithm.SHA256,
                EncryptionAlgorithm.AES_256,
                DhGroup.GROUP14,
                IkeVersion.V2,
                Phase1Mode.MAIN,
                new Lifetime(3600)));
    }

    private static IkePolicyId id(int n) {
        return new IkePolicyId(new UUID(7, n));
    }
}
