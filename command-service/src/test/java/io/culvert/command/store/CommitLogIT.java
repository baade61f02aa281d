package io.culvert.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.command.port.EventLog;
import io.culvert.command.port.NewEvent;
import io.culvert.command.port.StaleException;
import io.culvert.command.port.UnavailableException;
import io.culvert.embedded.EmbeddedMongo;
import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.resource.Network;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.UnreadableException;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;

class CommitLogIT {
    private static final ProjectId EAST = new ProjectId("east");
    private static final ProjectId WEST = new ProjectId("west/1");

    @TempDir
    Path dir;

    private EmbeddedMongo mongo;
    private CommandDatabase database;
    private CommitLog log;

    @BeforeEach
    void start() throws InterruptedException {
        mongo = EmbeddedMongo.start(dir, 0);
        database = CommandDatabase.connect(mongo.uri(), "culvert");
        log = open(database);
    }

    @AfterEach
    void stop() {
        log.close();
        database.close();
        mongo.close();
    }

    @Test
    void givesEventsTheirPlacesInTheStreamAndInTheLog() {
        log.append(EAST, 1, events(2));
        log.append(WEST, 1, events(1));
        List<Envelope> last = log.append(EAST, 3, events(2));

        assertThat(last).extracting(Envelope::version).containsExactly(3L, 4L);
        assertThat(last).extracting(Envelope::position).containsExactly(4L, 5L);
        assertThat(log.readStream(EAST, 1)).extracting(Envelope::version).containsExactly(1L, 2L, 3L, 4L);
        assertThat(log.readStream(EAST, 5)).isEmpty();
        assertThat(log.readStream(WEST, 1)).hasSize(1);
        assertThat(log.readAfter(0, 10)).extracting(Envelope::position).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void givesBackWhatWasAppended() {
        List<Envelope> appended = log.append(EAST, 1, events(3));

        assertThat(log.readAfter(0, 10)).isEqualTo(appended);
        assertThat(log.readStream(EAST, 1)).isEqualTo(appended);
    }

    @Test
    void goesOnFromTheMiddleOfACommit() {
        log.append(EAST, 1, events(5));

        assertThat(log.readAfter(2, 2)).extracting(Envelope::position).containsExactly(3L, 4L);
        assertThat(log.readStream(EAST, 4)).extracting(Envelope::version).containsExactly(4L, 5L);
    }

    @Test
    void findsAnEventByItsVersionWhereverItsCommitBegins() {
        for (int version = 1; version < 16; version += 3) {
            log.append(EAST, version, events(3));
        }

        for (long version = 1; version < 16; version++) {
            assertThat(log.find(EAST, version)).map(Envelope::version).contains(version);
        }
        assertThat(log.find(EAST, 0)).isEmpty();
        assertThat(log.find(EAST, 16)).isEmpty();
        assertThat(log.find(WEST, 1)).isEmpty();
    }

    @Test
    void readsEventsOfEarlierCulvertsWhichHadNoCausationId() {
        log.append(EAST, 1, events(1));
        database.handle()
                .getCollection("commits")
                .updateOne(
                        new Document(),
                        new Document(
                                "$unset", new Document("events.0.causationId", "").append("events.0.traceparent", "")));

        assertThat(log.readStream(EAST, 1)).extracting(Envelope::cause).containsExactly(Cause.of("east", "req-1"));
    }

    @Test
    void readsStreamsAndLogsLongerThanOneWindow() throws InterruptedException {
        int version = 1;
        for (int size : new int[] {EventLog.MAX_EVENTS_PER_COMMIT, 200, 100, 1, EventLog.MAX_EVENTS_PER_COMMIT}) {
            log.append(EAST, version, events(size));
            version += size;
        }

        assertThat(log.readStream(EAST, 1))
                .extracting(Envelope::version)
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
        Future<List<Envelope>> tail = threads.submit(() -> tail(tailing, 6 * commits));
        List<Future<Long>> writers = IntStream.range(0, 6)
                .mapToObj(i -> threads.submit(writer(i % 2 == 0 ? log : another, new ProjectId("p" + i), commits, i)))
                .toList();
        long total = 0;
        for (Future<Long> writer : writers) {
            total += writer.get();
        }

        List<Envelope> fromStart = readAll(open(database));
        assertThat(fromStart)
                .extracting(Envelope::position)
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
    void keepsAllOverARestart() throws InterruptedException {
        List<Envelope> before = log.append(EAST, 1, events(3));
        stop();
        start();

        assertThat(log.head()).isEqualTo(3);
        assertThat(log.readAfter(0, 10)).isEqualTo(before);
        assertThat(log.append(EAST, 4, events(1)).getFirst().position()).isEqualTo(4);
    }

    @Test
    void saysThatItIsAwayWithoutMongoAndGoesOnWhenItIsBack() throws InterruptedException {
        log.append(EAST, 1, events(1));
        int port = mongo.port();
        mongo.close();

        assertThatThrownBy(() -> log.append(EAST, 2, events(1))).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> log.readStream(EAST, 1)).isInstanceOf(UnavailableException.class);

        mongo = EmbeddedMongo.start(dir, port);
        awaitAppend(log, 2);
        assertThat(log.readStream(EAST, 1)).extracting(Envelope::position).containsExactly(1L, 2L);
    }

    @Test
    void stopsAtAnEventOfAnUnknownType() {
        log.append(EAST, 1, events(1));
        database.handle()
                .getCollection("commits")
                .updateOne(
                        new Document("_id", "east/1"),
                        new Document("$set", new Document("events.0.type", "io.culvert.network.painted.v1")));

        assertThatThrownBy(() -> log.readStream(EAST, 1))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("painted");
    }

    private static CommitLog open(CommandDatabase database) throws InterruptedException {
        CommitLog log = CommitLog.open(database);
        assertThat(log.awaitOpen(Duration.ofSeconds(20))).isTrue();
        return log;
    }

    private static void awaitAppend(CommitLog log, long version) throws InterruptedException {
        for (int i = 0; ; i++) {
            try {
                log.append(EAST, version, events(1));
                return;
            } catch (UnavailableException e) {
                assertThat(i).isLessThan(20);
                Thread.sleep(Duration.ofMillis(200));
            }
        }
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

    private static List<Envelope> tail(CommitLog log, int atLeast) throws InterruptedException {
        List<Envelope> seen = new ArrayList<>();
        while (seen.size() < atLeast && log.awaitAfter(seen.size(), Duration.ofSeconds(20))) {
            seen.addAll(log.readAfter(seen.size(), 7));
        }
        return seen;
    }

    private static List<Envelope> readAll(CommitLog log) {
        List<Envelope> all = new ArrayList<>();
        List<Envelope> next = log.readAfter(0, 1_000);
        while (!next.isEmpty()) {
            all.addAll(next);
            next = log.readAfter(all.getLast().position(), 1_000);
        }
        return all;
    }

    private static List<NewEvent> events(int count) {
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
