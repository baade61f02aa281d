package io.culvert.command.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.HeirDismissed;
import io.culvert.events.event.HeirNamed;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.VpnServiceUpdated;
import io.culvert.events.report.ConnectionObserved;
import io.culvert.events.report.ReadinessObserved;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.Heir;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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
                        .flatMap(event -> binding(event).stream())
                        .forEach(binding -> {
                            long before = last.getOrDefault(binding.routerId(), 0L);
                            assertThat(binding.epoch()).isGreaterThan(before);
                            last.put(binding.routerId(), binding.epoch());
                        }));
        assertThat(last).isNotEmpty();
    }

    private static Optional<Binding> binding(VpnEvent event) {
        return switch (event) {
            case RouterBound(Binding binding) -> Optional.of(binding);
            case HeirNamed(Heir heir) -> Optional.of(heir.binding());
            default -> Optional.empty();
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {17, 18})
    void anHeirHasNothingButTheKeysUntilItIsBoundWithALaterEpoch(long seed) {
        AtomicInteger heirs = new AtomicInteger();
        run(
                seed,
                (step, events) -> step.state().hosting().heirs().forEach((router, heir) -> {
                    heirs.incrementAndGet();
                    ProjectState state = step.state();
                    Scenario now = new Scenario(state, Terms.DEFAULT);
                    Binding binding =
                            Objects.requireNonNull(state.hosting().bindings().get(router));
                    assertThat(heir.binding().hostId()).isNotEqualTo(binding.hostId());
                    assertThat(heir.binding().epoch()).isGreaterThan(binding.epoch());
                    now.changesNothing(new NameHeir(router, heir.binding().hostId(), ""));
                    VpnServiceRules.on(state, router)
                            .flatMap(service -> state.vpn().connectionsOf(service))
                            .limit(1)
                            .forEach(connection -> {
                                SecretRef key = new SecretRef(connection.id().value(), 1, "");
                                now.changesNothing(new RecordStatus(up(heir.binding(), connection.id())));
                                for (Binding under : List.of(binding, heir.binding())) {
                                    now.changesNothing(new ReleaseSecret(under.hostId(), under.epoch(), key));
                                }
                                assertThat(now.refusal(new ReleaseSecret(
                                                binding.hostId(), heir.binding().epoch(), key)))
                                        .isEqualTo(now.refusal(
                                                new ReleaseSecret(heir.binding().hostId(), binding.epoch(), key)));
                            });
                }));
        assertThat(heirs.get()).isPositive();
    }

    private static ConnectionObserved up(Binding under, ConnectionId connection) {
        return new ConnectionObserved(
                under.hostId(),
                Lab.T0.plusSeconds(200),
                new ProjectId("p"),
                connection,
                under.epoch(),
                1,
                Status.ACTIVE,
                new StatusReason(ReasonCode.ESTABLISHED, "up"));
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
            count(seen, Reached.DISMISSAL, events.stream().anyMatch(HeirDismissed.class::isInstance));
            count(seen, Reached.SUCCESSION, step.command() instanceof RecordReadiness && events.size() > 1);
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
        DISMISSAL,
        SUCCESSION,
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
        Random random = new Random(seed);
        RandomCommands commands = new RandomCommands(random);
        ProjectState state = ProjectState.EMPTY;
        for (int i = 0; i < COMMANDS; i++) {
            VpnCommand command = i % 50 == 0 ? ofAnHeir(state, random).orElseGet(commands::next) : commands.next();
            if (Decider.decide(state, command, Terms.DEFAULT) instanceof Decision.Accepted(List<VpnEvent> events)) {
                ProjectState before = state;
                state = new Scenario(before, Terms.DEFAULT).after(events).state();
                law.accept(new Step(before, command, state), events);
            }
        }
    }

    /** Chance alone names few, and meets hardly one. */
    private static Optional<VpnCommand> ofAnHeir(ProjectState state, Random random) {
        Optional<VpnCommand> met = state.hosting().heirs().values().stream()
                .map(Heir::binding)
                .map(heir -> new RecordReadiness(new ReadinessObserved(
                        heir.hostId(),
                        Lab.T0,
                        new ProjectId("p"),
                        heir.routerId(),
                        heir.epoch(),
                        Optional.of(new StatusReason(ReasonCode.NAMESPACE_MISSING, ""))
                                .filter(any -> random.nextBoolean()))))
                .map(VpnCommand.class::cast)
                .findFirst();
        return met.or(() -> state.hosting().bindings().keySet().stream()
                .findFirst()
                .map(router -> new NameHeir(router, new HostId("host" + random.nextInt(2)), "")));
    }
}
