package io.culvert.agent.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.HeirDismissed;
import io.culvert.events.event.HeirNamed;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.Heir;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pcollections.PMap;

/** What a host is to carry does not depend on what its agent has forgotten, when it was killed, and what it was sent again. */
class ForgettingTest {
    private static final int HISTORIES = 100;
    private static final int STEPS = 400;
    private static final HostId THERE = new HostId("there");
    private static final List<ProjectId> PROJECTS =
            Stream.of("north", "east", "south", "west").map(ProjectId::new).toList();

    @Test
    void anAgentThatForgetsWantsWhatOneWouldThatKeepsAll() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            World world = new World(seed, false);
            for (int step = 0; step < STEPS; step++) {
                world.step();
            }
            world.settle();
            world.check();
        }
    }

    @Test
    void aTopicThatIsCutMisleadsNobodyAndIsWholeAgainOnceTheLogIsSentAgain() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            World world = new World(seed, true);
            for (int step = 0; step < STEPS; step++) {
                world.step();
            }
            world.settle();
            if (!world.isWhole()) {
                world.topic.replay();
                world.settle();
            }
            assertThat(world.isWhole()).as("seed %d, %s", seed, world).isTrue();
            world.check();
        }
    }

    /** What an agent would find on its disk. */
    private record Place(PMap<ProjectId, ProjectState> states, long seen, Map<Integer, Integer> next) {
        Place {
            next = Map.copyOf(next);
        }
    }

    /** A log, and an agent that reads it, is killed, and starts again from its snapshot. */
    private static final class World {
        private final int seed;
        private final boolean cuts;
        private final Random random;
        private final Topic topic = new Topic();
        private final Map<ProjectId, Integer> ages = new HashMap<>();
        private Place snapshot = new Place(Projects.of(AnyEvents.HOST).states(), 0, Map.of());
        private Projects projects = Projects.of(AnyEvents.HOST);
        private Positions positions = Positions.upTo(0);
        private final int[] next = new int[Topic.PARTITIONS];
        /** What it has not read is lost, be it the end of the log, until that is sent again from its first event on. */
        private boolean isCut;

        private Streams read = Streams.NONE;
        private final int[] nextRead = new int[Topic.PARTITIONS];

        World(int seed, boolean cuts) {
            this.seed = seed;
            this.cuts = cuts;
            this.random = new Random(seed);
        }

        void step() {
            act();
            assertThat(cuts || projects.stopped().isEmpty())
                    .as("seed %d, %s", seed, this)
                    .isTrue();
        }

        private void act() {
            int dice = random.nextInt(100);
            if (dice < 40) {
                ProjectId id = PROJECTS.get(random.nextInt(PROJECTS.size()));
                topic.append(id, event(ages.merge(id, 1, Integer::sum)));
            } else if (dice < 75) {
                readOn(random.nextInt(Topic.PARTITIONS), 1 + random.nextInt(5));
            } else if (dice < 92) {
                readAnew(1 + random.nextInt(10));
            } else if (dice < 96) {
                save();
            } else if (dice < 98) {
                restart();
            } else if (cuts && random.nextInt(3) > 0) {
                topic.cut(random.nextInt(topic.sent() + 1));
            } else if (random.nextInt(3) == 0) {
                topic.replay();
            }
        }

        private VpnEvent event(int age) {
            Binding binding = new Binding(
                    AnyEvents.router(random.nextInt(2)), random.nextInt(3) == 0 ? AnyEvents.HOST : THERE, age);
            return switch (random.nextInt(10)) {
                case 0 -> new RouterBound(binding);
                case 8 -> new HeirNamed(new Heir(binding, "drained"));
                case 9 -> age > 4 ? new HeirDismissed(binding.routerId(), "late") : AnyEvents.event(random, 1);
                case 1 -> age > 4 ? new RouterUnbound(binding.routerId()) : AnyEvents.event(random, 1);
                default -> AnyEvents.event(random, age < 7 ? age : 7 + random.nextInt(5));
            };
        }

        private void readOn(int partition, int count) {
            seekToWhatIsThere();
            for (int i = 0; i < count && next[partition] < topic.end(partition); i++) {
                Topic.Sent sent = topic.at(partition, next[partition]++);
                isCut &= sent.envelope().position() > 1 || next[partition] == 1;
                projects = projects.fold(sent.arrival(positions, next[partition]));
                projects.states()
                        .forEach((id, state) -> assertThat(state)
                                .as("seed %d, %s", seed, id)
                                .isEqualTo(topic.states(id).get((int) state.version())));
            }
        }

        private void seekToWhatIsThere() {
            for (int partition = 0; partition < Topic.PARTITIONS; partition++) {
                isCut |= next[partition] < topic.beginning(partition);
                next[partition] = Math.max(next[partition], topic.beginning(partition));
            }
        }

        private void readAnew(int count) {
            for (int partition = 0; partition < Topic.PARTITIONS; partition++) {
                nextRead[partition] = Math.max(nextRead[partition], topic.beginning(partition));
                for (int i = 0; i < count && nextRead[partition] < topic.end(partition); i++) {
                    read = read.fold(topic.at(partition, nextRead[partition]++).envelope());
                }
                int upTo = nextRead[partition];
                List.copyOf(projects.unread().keySet()).forEach(id -> projects = projects.found(id, read, upTo));
            }
            if (random.nextInt(10) == 0) {
                forgetWhatWasReadAnew();
            }
        }

        private void forgetWhatWasReadAnew() {
            read = Streams.NONE;
            IntStream.range(0, Topic.PARTITIONS).forEach(partition -> nextRead[partition] = 0);
        }

        private void save() {
            if (isWhole()) {
                snapshot = new Place(projects.states(), positions.whole(), Map.of(0, next[0], 1, next[1]));
            }
        }

        private void restart() {
            projects = Projects.of(AnyEvents.HOST, snapshot.states());
            positions = Positions.upTo(snapshot.seen());
            isCut = false;
            IntStream.range(0, Topic.PARTITIONS)
                    .forEach(partition -> next[partition] = snapshot.next().getOrDefault(partition, 0));
            forgetWhatWasReadAnew();
        }

        /** Reads all that there is. */
        void settle() {
            IntStream.range(0, Topic.PARTITIONS).forEach(partition -> readOn(partition, topic.end(partition)));
            forgetWhatWasReadAnew();
            readAnew(Integer.MAX_VALUE);
        }

        boolean isWhole() {
            return !isCut
                    && positions.areWhole()
                    && projects.stopped().isEmpty()
                    && projects.unread().isEmpty();
        }

        @Override
        public String toString() {
            return "cut: " + isCut + ", lacking " + positions.lacking() + ", unread " + projects.unread() + ", stopped "
                    + projects.stopped();
        }

        void check() {
            for (ProjectId id : PROJECTS) {
                ProjectState all = topic.states(id).getLast();
                boolean isHere = Stream.concat(
                                all.hosting().bindings().values().stream(),
                                all.hosting().heirs().values().stream().map(Heir::binding))
                        .anyMatch(binding -> binding.hostId().equals(AnyEvents.HOST));
                assertThat(projects.states().containsKey(id))
                        .as("seed %d, %s", seed, id)
                        .isEqualTo(isHere);
                assertThat(wanted(id, projects.states().getOrDefault(id, ProjectState.EMPTY)))
                        .as("seed %d, %s", seed, id)
                        .isEqualTo(wanted(id, all));
            }
        }

        private static Map<?, Assignment> wanted(ProjectId id, ProjectState state) {
            return DesiredNamespaces.NONE.next(id, state, AnyEvents.HOST).assignments();
        }
    }
}
