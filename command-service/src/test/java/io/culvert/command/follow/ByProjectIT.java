package io.culvert.command.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.command.port.DeadLetter;
import io.culvert.command.port.DeadLetter.Asked;
import io.culvert.command.port.NewEvent;
import io.culvert.command.port.UnavailableException;
import io.culvert.command.store.CommandDatabase;
import io.culvert.command.store.CommitLog;
import io.culvert.command.store.MongoDeadLetters;
import io.culvert.embedded.EmbeddedMongo;
import io.culvert.events.connect.StoreSettings;
import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.resource.Network;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters on a real store, over a projection that can't handle one event. */
class ByProjectIT {
    private static final ProjectId EAST = new ProjectId("east");
    private static final ProjectId WEST = new ProjectId("west");

    @TempDir
    Path dir;

    private EmbeddedMongo mongo;
    private CommandDatabase database;
    private CommitLog log;
    private MongoDeadLetters letters;
    private ByProject reader;

    private final List<String> applied = new ArrayList<>();
    private RuntimeException trouble = new IllegalStateException("no such colour");
    private String poison = "east 2";
    private long position;

    @BeforeEach
    void start() throws InterruptedException {
        mongo = EmbeddedMongo.start(dir, 0);
        database = CommandDatabase.connect(StoreSettings.at(mongo.uri()), "culvert");
        log = CommitLog.open(database);
        assertThat(log.awaitOpen(Duration.ofSeconds(20))).isTrue();
        letters = new MongoDeadLetters(database);
        reader = reader();
        append(EAST, 1, 3);
        append(WEST, 1, 2);
    }

    @AfterEach
    void stop() {
        log.close();
        database.close();
        mongo.close();
    }

    @Test
    void aProjectStopsAloneAtTheEventThatCantBeHandled() {
        read();

        assertThat(applied).containsExactly("east 1", "west 1", "west 2");
        assertThat(reader.deadLetters()).isEqualTo(1);
        assertThat(letters.all()).hasSize(1).first().satisfies(letter -> {
            assertThat(letter.projection()).isEqualTo("test");
            assertThat(letter.project()).isEqualTo(EAST);
            assertThat(letter.version()).isEqualTo(2);
            assertThat(letter.position()).isEqualTo(2);
            assertThat(letter.type()).isEqualTo("io.culvert.network.created.v1");
            assertThat(letter.reason()).isEqualTo("no such colour");
            assertThat(letter.attempts()).isEqualTo(1);
        });
    }

    @Test
    void anotherTryThatFailsIsCounted() {
        read();
        Instant since = letter().since();
        letters.ask("test", EAST, Asked.RETRY);
        until(() -> letter().attempts() == 2);

        assertThat(letter().since()).isEqualTo(since);
        assertThat(letter().asked()).isEqualTo(Asked.NOTHING);
    }

    @Test
    void anotherTryThatDoesWellGoesOnWithAllThatWaited() {
        read();
        append(EAST, 4, 1);
        read();
        poison = "";
        letters.ask("test", EAST, Asked.RETRY);
        until(() -> reader.deadLetters() == 0);
        append(EAST, 5, 1);
        read();

        assertThat(applied).endsWith("east 2", "east 3", "east 4", "east 5").doesNotHaveDuplicates();
        assertThat(letters.all()).isEmpty();
    }

    @Test
    void anEventThatIsGivenUpIsLeftOutAloneAndForEver() {
        read();
        letters.ask("test", EAST, Asked.EVICT);
        until(() -> reader.deadLetters() == 0);

        assertThat(applied).containsExactly("east 1", "west 1", "west 2", "east 3");
        applied.clear();
        position = 0;
        reader = reader();
        read();
        assertThat(applied).containsExactly("east 1", "east 3", "west 1", "west 2");
        assertThat(letters.all()).isEmpty();
    }

    @Test
    void aStartTriesAgain() {
        read();
        poison = "";
        reader = reader();
        reader.idle(position);

        assertThat(applied).endsWith("east 2", "east 3");
        assertThat(letters.all()).isEmpty();
    }

    @Test
    void aStoreThatIsAwayIsNoFaultOfAnEvent() {
        trouble = new UnavailableException("away", new IllegalStateException());

        assertThatThrownBy(this::read).isInstanceOf(UnavailableException.class);
        assertThat(letters.all()).isEmpty();
    }

    @Test
    void nothingCanBeAskedOfALetterThatIsNotThere() {
        assertThat(letters.ask("test", EAST, Asked.RETRY)).isFalse();
    }

    private ByProject reader() {
        return new ByProject("test", log, letters, Clock.systemUTC(), this::apply);
    }

    private void apply(Envelope event) {
        String what = event.projectId() + " " + event.version();
        if (what.equals(poison)) {
            throw trouble;
        }
        applied.add(what);
    }

    private void read() {
        var next = log.readAfter(position, 100);
        reader.handle(next);
        position = next.getLast().position();
    }

    private DeadLetter letter() {
        return letters.all().getFirst();
    }

    private void until(BooleanSupplier condition) {
        for (int i = 0; !condition.getAsBoolean(); i++) {
            assertThat(i).as("tries").isLessThan(200);
            reader.idle(position);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private void append(ProjectId project, long firstVersion, int count) {
        List<NewEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(new NewEvent(
                    UUID.randomUUID(),
                    Instant.now(),
                    Cause.of("east", "req-1"),
                    new NetworkCreated(new Network(new NetworkId(UUID.randomUUID()), "net", false, true))));
        }
        log.append(project, firstVersion, events);
    }
}
