package io.culvert.command.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.desired.HostActions;
import io.culvert.agent.desired.RouterNamespaces;
import io.culvert.agent.render.Configuration;
import io.culvert.agent.render.ConfigurationDiff;
import io.culvert.command.domain.Decider;
import io.culvert.command.domain.Decision;
import io.culvert.command.domain.Operation;
import io.culvert.command.domain.Preview;
import io.culvert.command.domain.RandomCommands;
import io.culvert.command.domain.Terms;
import io.culvert.command.domain.Together;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.port.Outcome;
import io.culvert.events.event.Cause;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a preview says is what then happens, by way of bus, aggregate and log. */
class PreviewTest {
    private static final ProjectId PROJECT = new ProjectId("east");
    private static final Cause CAUSE = Cause.of("alice", "req-1");
    private static final int COMMANDS = 1_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void ofCommandsAndSetsOfThemIsWhatThenHappens(long seed) {
        Random random = new Random(seed);
        RandomCommands any = new RandomCommands(random);
        int carriedOut = 0;
        int acted = 0;
        int changed = 0;
        try (AxonCommands commands = new AxonCommands(new MemoryLog(), MemoryLog.NO_SNAPSHOTS, Terms.DEFAULT)) {
            for (int done = 0; done < COMMANDS; ) {
                if (random.nextInt(20) == 0) {
                    any.site().forEach(each -> commands.execute(PROJECT, each, CAUSE));
                }
                VpnCommand command = random.nextInt(4) == 0 ? set(any, random) : any.next();
                ProjectState before = now(commands);
                Decision decision = Decider.decide(before, command, Terms.DEFAULT);
                Outcome outcome = commands.execute(PROJECT, command, CAUSE);
                switch (decision) {
                    case Decision.Rejected(var error) -> assertThat(outcome).isEqualTo(new Outcome.Refused(error));
                    case Decision.Accepted(var events) -> {
                        Preview preview = Preview.of(before, events);
                        Outcome.Done happened = (Outcome.Done) outcome;
                        assertThat(happened.events()).isEqualTo(preview.events());
                        assertThat(HostActions.between(before, happened.state()))
                                .isEqualTo(preview.actions());
                        List<Configuration> rendered = rendered(happened.state());
                        assertThat(rendered).isEqualTo(rendered(preview.after()));
                        boolean same = rendered.equals(rendered(before));
                        assertThat(ConfigurationDiff.between(PROJECT, before, preview.after())
                                        .isEmpty())
                                .isEqualTo(same);
                        changed += same ? 0 : 1;
                        assertThat(happened.state().version())
                                .isEqualTo(preview.after().version());
                        done++;
                        carriedOut += events.isEmpty() ? 0 : 1;
                        acted += preview.actions().isEmpty() ? 0 : 1;
                    }
                }
            }
        }
        assertThat(carriedOut).isGreaterThan(COMMANDS / 4);
        assertThat(acted).isGreaterThan(COMMANDS / 100);
        assertThat(changed).isGreaterThan(COMMANDS / 100);
    }

    /** Of all routers that ever may have any, in one order. */
    private static List<Configuration> rendered(ProjectState state) {
        List<RouterId> routers = state.inventory().routers().keySet().stream()
                .sorted(Comparator.comparing(RouterId::value))
                .toList();
        RouterNamespaces namespaces = RouterNamespaces.NONE.next(PROJECT, state, routers);
        return routers.stream()
                .map(router -> Configuration.of(namespaces, router))
                .filter(it -> !it.files().isEmpty())
                .toList();
    }

    private static VpnCommand set(RandomCommands any, Random random) {
        List<VpnCommand> operations = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            operations.add(new Operation(operations.size(), any.next()));
        }
        return new Together(operations);
    }

    private static ProjectState now(AxonCommands commands) {
        return ((Outcome.Done) commands.execute(PROJECT, new Together(List.of()), CAUSE)).state();
    }
}
