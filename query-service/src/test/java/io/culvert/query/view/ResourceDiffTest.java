package io.culvert.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.Envelope;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Resources;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import io.culvert.query.Life;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResourceDiffTest {
    private static final ProjectId EAST = new ProjectId("east");

    @Test
    void leadsFromEitherStateToTheOther() {
        List<ProjectState> states = states();
        Random random = new Random(9);
        for (int i = 0; i < 500; i++) {
            ProjectState from = states.get(random.nextInt(states.size()));
            int next = Math.min(states.indexOf(from) + 1, states.size() - 1);
            ProjectState to = states.get(random.nextBoolean() ? next : random.nextInt(states.size()));
            List<ResourceDiff> diff = ResourceDiff.between(EAST, from, to);

            Map<String, Map<String, String>> all = attributes(from);
            for (ResourceDiff each : diff) {
                assertThat(all.containsKey(each.subject())).isEqualTo(each.fate() != ResourceDiff.Fate.CREATED);
                Map<String, String> its = all.computeIfAbsent(each.subject(), any -> new HashMap<>());
                for (Change change : each.changes()) {
                    assertThat(its.get(change.attribute()))
                            .isEqualTo(change.before().orElse(null));
                    change.after()
                            .ifPresentOrElse(
                                    value -> its.put(change.attribute(), value), () -> its.remove(change.attribute()));
                }
                if (each.fate() == ResourceDiff.Fate.DELETED) {
                    assertThat(all.remove(each.subject())).isEmpty();
                }
            }
            assertThat(all).isEqualTo(attributes(to));
        }
    }

    @Test
    void thereIsNothingBetweenAStateAndItself() {
        ProjectState last = states().getLast();
        assertThat(ResourceDiff.between(EAST, last, last)).isEmpty();
    }

    private static List<ProjectState> states() {
        List<ProjectState> states = new ArrayList<>(List.of(ProjectState.EMPTY));
        for (Envelope each : Life.of(EAST, 600, 8)) {
            states.add(states.getLast().evolve(each.event(), each.time()));
        }
        return states;
    }

    private static Map<String, Map<String, String>> attributes(ProjectState state) {
        Map<String, Map<String, String>> all = new HashMap<>();
        for (ResourceKind kind : ResourceKind.values()) {
            for (ResourceId id : Resources.ids(state, kind)) {
                all.put(kind.wireName() + "/" + id, new HashMap<>(Attributes.of(EAST, state, id)));
            }
        }
        // Of what concerns the project as a whole there is always something, if only nothing.
        all.put("project", new HashMap<>(Attributes.ofQuotas(state)));
        return all;
    }
}
