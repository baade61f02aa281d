package io.culvert.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.Envelope;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Statuses;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.query.Life;
import io.culvert.query.view.TunnelDiff.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TunnelDiffTest {
    private static final ProjectId EAST = new ProjectId("east");

    @Test
    void leadsFromWhatWasToldToWhatIsTold() {
        List<ProjectState> states = new ArrayList<>(List.of(ProjectState.EMPTY));
        for (Envelope each : Life.of(EAST, 600, 8)) {
            states.add(states.getLast().evolve(each.event(), each.time()));
        }
        Random random = new Random(9);
        for (int i = 0; i < 300; i++) {
            ProjectState from = states.get(random.nextInt(states.size()));
            ProjectState to = states.get(random.nextInt(states.size()));
            Map<ConnectionId, Seen> all = seen(from);
            for (TunnelDiff each : TunnelDiff.between(from, to)) {
                assertThat(Optional.ofNullable(all.remove(each.id()))).isEqualTo(each.before());
                assertThat(each.before()).isNotEqualTo(each.after());
                each.after().ifPresent(seen -> all.put(each.id(), seen));
            }
            assertThat(all).isEqualTo(seen(to));
        }
    }

    private static Map<ConnectionId, Seen> seen(ProjectState state) {
        Map<ConnectionId, Seen> all = new HashMap<>();
        for (ConnectionId id : state.vpn().connections().keySet()) {
            all.put(
                    id,
                    new Seen(
                            Statuses.of(state, id),
                            Optional.ofNullable(state.hosting().statuses().get(id))));
        }
        return all;
    }
}
