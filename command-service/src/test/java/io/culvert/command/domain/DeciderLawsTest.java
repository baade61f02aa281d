package io.culvert.command.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.RouterBound;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.VpnServiceUpdated;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.RouterId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever is commanded; a failure names its seed. */
class DeciderLawsTest {
    private static final int COMMANDS = 20_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void decidedEventsAlwaysFoldAndNothingRefersToWhatIsGone(long seed) {
        run(seed, (step, events) -> {
            ProjectState state = step.state();
            assertThat(step.state().version()).isEqualTo(step.before().version() + events.size());
            state.vpn().connections().values().forEach(connection -> {
                assertThat(state.vpn().services()).containsKey(connection.serviceId());
                assertThat(state.vpn().ikePolicies()).containsKey(connection.ikePolicyId());
                assertThat(state.vpn().ipsecPolicies()).containsKey(connection.ipsecPolicyId());
                connection
                        .localGroupId()
                        .ifPresent(
                                id -> assertThat(state.vpn().endpointGroups()).containsKey(id));
                connection
                        .peerGroupId()
                        .ifPresent(
                                id -> assertThat(state.vpn().endpointGroups()).containsKey(id));
            });
            state.vpn().services().values().forEach(service -> {
                assertThat(state.inventory().routers()).containsKey(service.routerId());
                service.subnetId()
                        .ifPresent(id -> assertThat(state.inventory().subnets()).containsKey(id));
            });
            state.vpn().endpointGroups().values().stream()
                    .filter(group -> group.type() == EndpointType.SUBNET)
                    .forEach(group ->
                            assertThat(state.inventory().subnets().keySet()).containsAll(group.subnets()));
            state.inventory()
                    .routers()
                    .values()
                    .forEach(router -> router.addresses()
                            .forEach(ip ->
                                    assertThat(state.inventory().subnets()).containsKey(ip.subnetId())));
            state.inventory()
                    .subnets()
                    .values()
                    .forEach(subnet -> assertThat(state.inventory().networks()).containsKey(subnet.networkId()));
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void decidingIsDeterministic(long seed) {
        run(
                seed,
                (step, events) -> assertThat(Decider.decide(step.before(), step.command(), Terms.DEFAULT))
                        .isEqualTo(new Decision.Accepted(events)));
    }

    @ParameterizedTest
    @ValueSource(longs = {15, 16})
    void aPictureOfTheInventoryIsFollowedOnceAndServicesHaveTheAddressesOfTheirRouters(long seed) {
        run(seed, (step, events) -> {
            if (step.command() instanceof FollowInventory picture) {
                new Scenario(step.state(), Terms.DEFAULT).changesNothing(picture);
            }
            step.state().vpn().services().values().forEach(service -> {
                Router router = Known.router(step.state(), service.routerId());
                assertThat(service.externalV4()).isEqualTo(router.gatewayAddress(4));
                assertThat(service.externalV6()).isEqualTo(router.gatewayAddress(6));
            });
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {12, 13})
    void aCommandThatCreatesMayComeTwice(long seed) {
        run(seed, (step, events) -> {
            if (step.command().getClass().getSimpleName().startsWith("Create")) {
                new Scenario(step.state(), Terms.DEFAULT).changesNothing(step.command());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void theEpochsOfARouterOnlyGrow(long seed) {
        Map<RouterId, Long> last = new HashMap<>();
        run(
                seed,
                (step, events) -> events.stream()
                        .filter(RouterBound.class::isInstance)
                        .map(event -> ((RouterBound) event).binding())
                        .forEach(binding -> {
                            long before = last.getOrDefault(binding.routerId(), 0L);
                            assertThat(binding.epoch()).isGreaterThan(before);
                            last.put(binding.routerId(), binding.epoch());
                        }));
        assertThat(last).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void onlyRoutersWithServicesAreBound(long seed) {
        run(seed, (step, events) -> {
            Set<RouterId> serving = new HashSet<>();
            step.state().vpn().services().values().stream()
                    .map(VpnService::routerId)
                    .forEach(serving::add);
            assertThat(serving).containsAll(step.state().hosting().bindings().keySet());
        });
    }

    @Test
    void theRandomCommandsReachEverything() {
        Map<Reached, Integer> seen = new EnumMap<>(Reached.class);
        run(14, (step, events) -> {
            count(seen, Reached.CONNECTION, !step.state().vpn().connections().isEmpty());
            count(seen, Reached.BINDING, !step.state().hosting().bindings().isEmpty());
            count(seen, Reached.MOVE, step.command() instanceof MoveRouter && !events.isEmpty());
            count(
                    seen,
                    Reached.BARE_ROUTER,
                    events.stream().anyMatch(VpnServiceUpdated.class::isInstance)
                            && step.state().vpn().services().values().stream()
                                    .anyMatch(service -> service.externalV4().isEmpty()));
            count(seen, Reached.QUOTA, !step.state().quotas().isEmpty());
            count(
                    seen,
                    Reached.TAG,
                    step.state().standard().values().stream()
                            .anyMatch(its -> !its.tags().isEmpty()));
            count(seen, Reached.STATUS, !step.state().hosting().statuses().isEmpty());
        });
        assertThat(seen).containsOnlyKeys(Reached.values());
    }

    private enum Reached {
        CONNECTION,
        BINDING,
        MOVE,
        BARE_ROUTER,
        QUOTA,
        TAG,
        STATUS
    }

    private static void count(Map<Reached, Integer> seen, Reached what, boolean reached) {
        if (reached) {
            seen.merge(what, 1, Integer::sum);
        }
    }

    private record Step(ProjectState before, VpnCommand command, ProjectState state) {}

    /** Decides and folds random commands, and shows each step that was not refused. */
    private static void run(long seed, BiConsumer<Step, List<VpnEvent>> law) {
        RandomCommands commands = new RandomCommands(new Random(seed));
        ProjectState state = ProjectState.EMPTY;
        for (int i = 0; i < COMMANDS; i++) {
            VpnCommand command = commands.next();
            if (Decider.decide(state, command, Terms.DEFAULT) instanceof Decision.Accepted(List<VpnEvent> events)) {
                ProjectState before = state;
                state = new Scenario(before, Terms.DEFAULT).after(events).state();
                law.accept(new Step(before, command, state), events);
            }
        }
    }
}
