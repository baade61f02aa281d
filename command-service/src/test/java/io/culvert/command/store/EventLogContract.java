package io.culvert.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.NewEvent;
import io.culvert.command.port.StaleException;
import io.culvert.events.event.Cause;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.resource.Network;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.UnreadableException;
import io.culvert.events.wire.WireEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every MongoDB has to give the log; each subclass says which one it is held against. */
abstract class EventLogContract {
    static final ProjectId EAST = new ProjectId("east");
    private static final ProjectId WEST = new ProjectId("west/1");

    final TestClock clock = new TestClock();
    CommandDatabase database;
    CommitLog log;

    /** An empty database, the same until the end of a test. */
    abstract CommandDatabase connect();

    @BeforeEach
    void openLog() throws InterruptedException {
        database = connect();
        log = open(database);
    }

    @AfterEach
    void closeLog() {
        log.close();
        database.close();
    }

    @Test
    void givesEventsTheirPlacesInTheStreamAndInTheLog() {
        log.append(EAST, 1, events(2));
        log.append(WEST, 1, events(1));
        List<WireEvent> last = log.append(EAST, 3, events(2));

        assertThat(last).extracting(WireEvent::version).containsExactly(3L, 4L);
        assertThat(last).extracting(WireEvent::position).containsExactly(4L, 5L);
        assertThat(log.readStream(EAST, 1)).extracting(WireEvent::version).containsExactly(1L, 2L, 3L, 4L);
        assertThat(log.readStream(EAST, 5)).isEmpty();
        assertThat(log.readStream(WEST, 1)).hasSize(1);
        assertThat(log.readAfter(0, 10)).extracting(WireEvent::position).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void givesBackWhatWasAppended() {
        List<WireEvent> appended = log.append(EAST, 1, events(3));

        assertThat(log.readAfter(0, 10)).isEqualTo(appended);
        assertThat(log.readStream(EAST, 1)).isEqualTo(appended);
    }

    @Test
    void goesOnFromTheMiddleOfACommit() {
        log.append(EAST, 1, events(5));

        assertThat(log.readAfter(2, 2)).extracting(WireEvent::position).containsExactly(3L, 4L);
        assertThat(log.readStream(EAST, 4)).extracting(WireEvent::version).containsExactly(4L, 5L);
    }

    @Test
    void findsAnEventByItsVersionWhereverItsCommitBegins() {
        for (int version = 1; version < 16; version += 3) {
            log.append(EAST, version, events(3));
        }

        for (long version = 1; version < 16; version++) {
            assertThat(log.find(EAST, version)).map(WireEvent::version).contains(version);
        }
        assertThat(log.find(EAST, 0)).isEmpty();
        assertThat(log.find(EAST, 16)).isEmpty();
        assertThat(log.find(WEST, 1)).isEmpty();
    }

    @Test
    void readsAStreamOnFromAmidACommit() {
        log.append(EAST, 1, events(3));
        log.append(EAST, 4, events(2));

        assertThat(log.readStream(EAST, 2)).extracting(WireEvent::version).containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void readsStreamsAndLogsLongerThanOneWindow() throws InterruptedException {
        int version = 1;
        for (int size : new int[] {EventLog.MAX_EVENTS_PER_COMMIT, 200, 100, 1, EventLog.MAX_EVENTS_PER_COMMIT}) {
            log.append(EAST, version, events(size));
            version += size;
        }

        assertThat(log.readStream(EAST, 1))
                .extracting(WireEvent::version)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 813).boxed().toList());
        CommitLog another = open(database);
        assertThat(another.head()).isEqualTo(813);
        assertThat(readAll(another)).hasSize(813);
        another.close();
    }

    @Test
    void refusesAVersionThatIsTakenAndOnlyThat() {
        log.append(EAST, 1, events(1));

        assertThatThrownBy(() -> log.append(EAST, 1, events(1))).isInstanceOf(StaleException.class);
        assertThat(log.append(WEST, 1, events(1)).getFirst().position()).isEqualTo(2);
        assertThat(log.append(EAST, 2, events(1)).getFirst().position()).isEqualTo(3);
    }

    @Test
    void wakesReadersAtOnceAndFindsWhatOthersWrote() throws Exception {
        CommitLog another = open(database);
        another.append(EAST, 1, events(1));

        assertThat(another.awaitAfter(0, Duration.ZERO)).isTrue();
        assertThat(log.awaitAfter(0, Duration.ofSeconds(20))).isTrue();
        assertThat(log.readAfter(0, 10)).hasSize(1);
        another.close();
    }

    @Test
    void twoWritingProcessesMakeOneLogWithoutGapsWhichEveryReaderSeesAlike() throws Exception {
        CommitLog another = open(database);
        CommitLog tailing = open(database);
        int commits = 40;
        ExecutorService threads = Executors.newFixedThreadPool(7);
        Future<List<WireEvent>> tail = threads.submit(() -> tail(tailing, 6 * commits));
        List<Future<Long>> writers = IntStream.range(0, 6)
                .mapToObj(i -> threads.submit(writer(i % 2 == 0 ? log : another, new ProjectId("p" + i), commits, i)))
                .toList();
        long total = 0;
        for (Future<Long> writer : writers) {
            total += writer.get();
        }

        List<WireEvent> fromStart = readAll(open(database));
        assertThat(fromStart)
                .extracting(WireEvent::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, total).boxed().toList());
        for (int i = 0; i < 6; i++) {
            ProjectId project = new ProjectId("p" + i);
            assertThat(fromStart.stream().filter(it -> it.projectId().equals(project)))
                    .isEqualTo(log.readStream(project, 1));
        }
        assertThat(tail.get()).isEqualTo(fromStart.subList(0, tail.get().size()));
        threads.shutdown();
        another.close();
        tailing.close();
    }

    @Test
    void writersOfOneStreamNeverBothWin() throws Exception {
        CommitLog another = open(database);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int version = 1; version <= 20; version++) {
            int at = version;
            List<Callable<Boolean>> rivals = IntStream.range(0, 4)
                    .<Callable<Boolean>>mapToObj(i -> () -> wins(i % 2 == 0 ? log : another, at))
                    .toList();
            int winners = 0;
            for (Future<Boolean> rival : threads.invokeAll(rivals)) {
                winners += rival.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
        assertThat(log.readStream(EAST, 1)).hasSize(20);
        threads.shutdown();
        another.close();
    }

    @Test
    void refusesAVersionThatIsNotTheNext() {
        log.append(EAST, 1, events(2));

        assertThatThrownBy(() -> log.append(EAST, 4, events(1))).isInstanceOf(StaleException.class);
        assertThatThrownBy(() -> log.append(EAST, 2, events(1))).isInstanceOf(StaleException.class);
        assertThatThrownBy(() -> log.append(WEST, 2, events(1))).isInstanceOf(StaleException.class);
        assertThat(log.head()).isEqualTo(2);
    }

    @Test
    void refusesAVersionWithinACommitThatAnotherProcessWrote() throws InterruptedException {
        CommitLog another = open(database);
        another.append(EAST, 1, events(3));

        assertThatThrownBy(() -> log.append(EAST, 2, events(1))).isInstanceOf(StaleException.class);
        assertThat(log.append(EAST, 4, events(1)).getFirst().position()).isEqualTo(4);
        another.close();
    }

    @Test
    void readsAsManyEventsOfAStreamAsAreWanted() {
        log.append(EAST, 1, events(200));
        log.append(EAST, 201, events(200));

        assertThat(log.readStream(EAST, 150, 100))
                .extracting(WireEvent::version)
                .containsExactlyElementsOf(LongStream.range(150, 250).boxed().toList());
    }

    @Test
    void itsTimesNeverGoBackSoThatATimeIsAnExactPlace() throws InterruptedException {
        Instant noon = Instant.parse("2026-11-24T12:00:00Z");
        clock.set(noon);
        log.append(EAST, 1, events(3));
        clock.set(noon.minusSeconds(60));
        log.append(EAST, 4, events(2));
        clock.set(noon.plusSeconds(1));
        CommitLog another = open(database);
        another.append(EAST, 6, events(1));
        log.append(WEST, 1, events(300 - 50));

        assertThat(log.positionBefore(noon)).isZero();
        assertThat(log.positionBefore(noon.plusMillis(1))).isEqualTo(5);
        assertThat(log.positionBefore(noon.plusSeconds(1))).isEqualTo(5);
        assertThat(log.positionBefore(noon.plusSeconds(2))).isEqualTo(256);
        another.close();
    }

    @Test
    void anEmptyLogHasNoPlaceBeforeAnyTime() {
        assertThat(log.positionBefore(Instant.MAX.minusSeconds(1_000_000_000))).isZero();
    }

    @Test
    void anAuditOfWhatTwoProcessesWroteFindsNoFault() throws InterruptedException {
        CommitLog another = open(database);
        for (int version = 1; version < 40; version += 2) {
            log.append(EAST, version, events(1));
            another.append(EAST, version + 1, events(1));
            another.append(new ProjectId("p" + version), 1, events(3));
        }
        CommitLog reader = open(database);

        Findings found = Findings.in(database, reader);
        assertThat(found.faults()).isEmpty();
        assertThat(found.events()).hasSize(100).isEqualTo(readAll(reader));
        another.close();
        reader.close();
    }

    @Test
    void anAuditFindsACommitThatWasChanged() {
        log.append(EAST, 1, events(2));
        log.append(EAST, 3, events(1));
        update("east/1", "events.1.actor", "somebody else");

        assertThat(Findings.in(database, log).faults()).hasSize(1).allMatch(it -> it.startsWith("1: the checksum"));
    }

    @Test
    void anAuditFindsACommitThatIsGoneAndGoesOnBehindIt() {
        log.append(EAST, 1, events(1));
        log.append(EAST, 2, events(5));
        log.append(WEST, 1, events(1));
        commits().deleteOne(new Document("_id", "east/2"));

        Findings found = Findings.in(database, log);
        assertThat(found.faults()).contains("2: no commit begins at position 2");
        assertThat(found.events()).extracting(WireEvent::position).containsExactly(1L, 7L);
    }

    @Test
    void anAuditFindsACommitThatCantBeRead() {
        log.append(EAST, 1, events(1));
        log.append(EAST, 2, events(1));
        log.append(EAST, 3, events(1));
        update("east/2", "project", "west");

        Findings found = Findings.in(database, log);
        assertThat(found.faults()).anyMatch(it -> it.startsWith("2: commit east/2"));
        assertThat(found.events()).extracting(WireEvent::version).containsExactly(1L, 3L);
    }

    @Test
    void handsOnWhatItDoesNotUnderstand() {
        log.append(EAST, 1, events(1));
        update("east/1", "events.0.type", "io.culvert.network.painted.v1");

        WireEvent strange = log.readStream(EAST, 1).getFirst();
        assertThat(strange.type()).isEqualTo("io.culvert.network.painted.v1");
        assertThatThrownBy(strange::read)
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("painted");
    }

    @Test
    void readsCommitsOfTheFirstForm() throws InterruptedException {
        commits().insertOne(Document.parse(FirstFormSample.JSON));
        CommitLog reopened = open(database);

        WireEvent event = reopened.readStream(EAST, 1).getFirst();
        assertThat(event.read().event()).isInstanceOf(NetworkCreated.class);
        assertThat(event.subject()).isEqualTo("network/11111111-0000-4000-8000-000000000001");
        assertThat(event.cause()).isEqualTo(Cause.of("east", "req-1"));
        reopened.append(EAST, 2, events(1));
        assertThat(Findings.in(database, reopened).faults()).isEmpty();
        reopened.close();
    }

    private MongoCollection<Document> commits() {
        return database.handle().getCollection("commits");
    }

    private void update(String commit, String field, String value) {
        commits().updateOne(new Document("_id", commit), new Document("$set", new Document(field, value)));
    }

    CommitLog open(CommandDatabase database) throws InterruptedException {
        CommitLog log = CommitLog.open(database, clock);
        assertThat(log.awaitOpen(Duration.ofSeconds(20))).isTrue();
        return log;
    }

    private static boolean wins(CommitLog log, long version) {
        try {
            log.append(EAST, version, events(1));
            return true;
        } catch (StaleException e) {
            return false;
        }
    }

    private static Callable<Long> writer(CommitLog log, ProjectId project, int commits, int seed) {
        return () -> {
            Random random = new Random(seed);
            long version = 1;
            for (int i = 0; i < commits; i++) {
                version += log.append(project, version, events(1 + random.nextInt(4)))
                        .size();
            }
            return version - 1;
        };
    }

    private static List<WireEvent> tail(CommitLog log, int atLeast) throws InterruptedException {
        List<WireEvent> seen = new ArrayList<>();
        while (seen.size() < atLeast && log.awaitAfter(seen.size(), Duration.ofSeconds(20))) {
            seen.addAll(log.readAfter(seen.size(), 7));
        }
        return seen;
    }

    private static List<WireEvent> readAll(CommitLog log) {
        List<WireEvent> all = new ArrayList<>();
        List<WireEvent> next = log.readAfter(0, 1_000);
        while (!next.isEmpty()) {
            all.addAll(next);
            next = log.readAfter(all.getLast().position(), 1_000);
        }
        return all;
    }

    static List<NewEvent> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new NewEvent(
                        UUID.randomUUID(),
                        Instant.parse("2026-11-24T00:00:00.123456Z"),
                        new Cause("east", "req-1", "report:r-0@1", Optional.of("00-trace")),
                        new NetworkCreated(
                                new Network(new NetworkId(UUID.randomUUID()), "net $1.0\"\u0000", false, true))))
                .toList();
    }
}
