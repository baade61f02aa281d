package io.culvert.agent.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.desired.AnyHistory;
import io.culvert.agent.desired.Assignment;
import io.culvert.agent.desired.DesiredNamespaces;
import io.culvert.agent.desired.HostActions;
import io.culvert.agent.desired.HostActions.Kind;
import io.culvert.agent.desired.RouterNamespaces;
import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.render.Configuration;
import io.culvert.agent.render.Configuration.File;
import io.culvert.agent.render.ConfigurationDiff;
import io.culvert.agent.render.ConfigurationDiff.Fate;
import io.culvert.agent.render.GuardFile;
import io.culvert.events.resource.Binding;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What readers are told of a router's configuration is what its host makes of the same events. */
class ConfigurationTest {
    private static final ProjectId PROJECT = new ProjectId("east");
    private static final HostId HOST = new HostId("here");

    @Test
    void isWhatTheHostRenders() {
        int files = 0;
        for (int seed = 0; seed < 30; seed++) {
            for (ProjectState state : AnyHistory.of(60, seed)) {
                Map<RouterId, Assignment> assigned =
                        DesiredNamespaces.NONE.next(PROJECT, state, HOST).assignments();
                RouterNamespaces namespaces = RouterNamespaces.NONE.next(PROJECT, state, assigned.keySet());
                for (RouterId router : assigned.keySet()) {
                    Map<String, String> told = texts(Configuration.of(namespaces, router));
                    assertThat(told).isEqualTo(made(assigned.get(router)));
                    files += told.size();
                }
            }
        }
        assertThat(files).isGreaterThan(1_000);
    }

    private static Map<String, String> made(Assignment assignment) {
        Rendered rendered = Rendered.NOTHING.next(assignment.namespace());
        Map<String, String> made = new HashMap<>();
        rendered.ikes().forEach((name, ike) -> made.put("swanctl/" + name + ".conf", ike.file()));
        List<TrafficPair> pairs = rendered.namespace().pairs();
        if (!pairs.isEmpty()) {
            made.put("guard.nft", GuardFile.render(pairs));
        }
        return made;
    }

    private static Map<String, String> texts(Configuration configuration) {
        return configuration.files().stream().collect(Collectors.toMap(File::name, File::text));
    }

    /** Whatever is skipped for being the same: no file that differs is left out, and none is named that does not. */
    @Test
    void aDiffNamesTheFilesThatDiffer() {
        Random random = new Random(3);
        int changed = 0;
        for (int seed = 0; seed < 20; seed++) {
            List<ProjectState> states = AnyHistory.of(60, seed);
            for (int i = 0; i < 60; i++) {
                ProjectState before = states.get(random.nextInt(states.size()));
                ProjectState after = states.get(random.nextInt(states.size()));
                Map<RouterId, ConfigurationDiff> diffs = ConfigurationDiff.between(PROJECT, before, after).stream()
                        .collect(Collectors.toMap(ConfigurationDiff::router, diff -> diff));
                for (RouterId router : routers(before, after)) {
                    Map<String, String> old = texts(configuration(before, router));
                    Map<String, String> fresh = texts(configuration(after, router));
                    Map<String, String> told = new HashMap<>(old);
                    ConfigurationDiff diff = diffs.getOrDefault(router, new ConfigurationDiff(router, List.of()));
                    for (ConfigurationDiff.FileDiff file : diff.files()) {
                        String former =
                                file.diff().lines().findFirst().orElseThrow().substring(4);
                        assertThat(old.containsKey(former)).isEqualTo(file.fate() != Fate.ADDED);
                        told.remove(former);
                        if (file.fate() != Fate.REMOVED) {
                            told.put(file.name(), fresh.getOrDefault(file.name(), ""));
                        }
                        changed += file.fate() == Fate.CHANGED ? 1 : 0;
                    }
                    assertThat(told).isEqualTo(fresh);
                }
            }
        }
        assertThat(changed).isGreaterThan(100);
    }

    private static Configuration configuration(ProjectState state, RouterId router) {
        return Configuration.of(RouterNamespaces.NONE.next(PROJECT, state, Set.of(router)), router);
    }

    private static Set<RouterId> routers(ProjectState before, ProjectState after) {
        return Stream.of(before, after)
                .flatMap(state -> state.vpn().services().values().stream())
                .map(service -> service.routerId())
                .collect(Collectors.toSet());
    }

    /** A router that stays where it is gets other files, or another key, exactly if something is done to a tunnel. */
    @Test
    void hostsActOnTunnelsExactlyIfTheirFilesOrKeysDiffer() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (int seed = 0; seed < 30; seed++) {
            ProjectState before = ProjectState.EMPTY;
            for (ProjectState after : AnyHistory.of(60, seed)) {
                List<HostActions.HostAction> actions = HostActions.between(before, after);
                boolean moved = !hosts(before).equals(hosts(after));
                boolean keyed = !keys(before).equals(keys(after));
                boolean differs =
                        !ConfigurationDiff.between(PROJECT, before, after).isEmpty();
                if (!moved) {
                    assertThat(actions.isEmpty()).isEqualTo(!differs && !keyed);
                    actions.forEach(each -> kinds.add(each.kind()));
                }
                before = after;
            }
        }
        assertThat(kinds).containsExactlyInAnyOrder(Kind.values());
    }

    private static Map<RouterId, HostId> hosts(ProjectState state) {
        return state.hosting().bindings().values().stream()
                .collect(Collectors.toMap(Binding::routerId, Binding::hostId));
    }

    /** By the IKE connections that there are. */
    private static Map<String, Object> keys(ProjectState state) {
        RouterNamespaces namespaces = RouterNamespaces.NONE.next(PROJECT, state, routers(state, state));
        return routers(state, state).stream()
                .flatMap(router -> namespaces.ikes(router).stream())
                .collect(Collectors.toMap(ike -> ike.name(), ike -> ike.psk(), (one, other) -> one));
    }
}
