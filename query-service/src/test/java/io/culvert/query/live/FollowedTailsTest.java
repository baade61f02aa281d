package io.culvert.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.events.api.Caller;
import io.culvert.events.api.Role;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.port.Tail;
import io.culvert.query.view.After;
import io.culvert.query.view.BadQueryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FollowedTailsTest {
    private static final ProjectId EAST = new ProjectId("east");
    private static final ProjectId WEST = new ProjectId("west");
    private static final Caller ALICE = new Caller(EAST, Role.READER, "alice");
    private static final Caller ADMIN = new Caller(WEST, Role.ADMIN, "root");
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration AT_ONCE = Duration.ZERO;

    private final Recorder log = new Recorder();
    private final FollowedTails tails = tails(new FollowLimits(10, 3, LONG));

    private FollowedTails tails(FollowLimits limits) {
        FollowedTails all = new FollowedTails(log.images, log, log, limits);
        log.images.listen(all::wake);
        return all;
    }

    @Test
    void whateverComesWhenEachReaderGetsEachEventOnceAndInOrder() throws Exception {
        Random random = new Random(6);
        FollowedTails many = tails(new FollowLimits(100, 100, LONG));
        List<Future<List<Long>>> readers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int reader = 0; reader < 40; reader++) {
                long after = random.nextInt(1_200);
                Tail tail = many.open(ALICE, EAST, new After.Version(after), () -> true);
                readers.add(threads.submit(reading(tail, 1_200)));
                for (int event = 0; event < 30; event++) {
                    log.record(random.nextInt(10) == 0 ? WEST : EAST);
                }
            }
            while (log.images.image(EAST).version() < 1_200) {
                log.record(EAST);
            }
            for (Future<List<Long>> reader : readers) {
                List<Long> all = reader.get();
                long first = all.isEmpty() ? 1_201 : all.getFirst();
                assertThat(all)
                        .isEqualTo(LongStream.rangeClosed(first, 1_200).boxed().toList());
            }
        }
        assertThat(many.open()).isZero();
    }

    /** All up to that version. */
    private static Callable<List<Long>> reading(Tail tail, long last) {
        return () -> {
            List<Long> all = new ArrayList<>();
            try (tail) {
                long from = tail.version();
                while (tail.version() < last) {
                    tail.next(LONG).forEach(event -> all.add(event.version()));
                }
                assertThat(all).hasSize((int) (last - from));
            }
            return all;
        };
    }

    @Test
    void whatManyWaitForIsReadOnce() throws Exception {
        FollowedTails many = tails(new FollowLimits(1_000, 1_000, LONG));
        CountDownLatch begun = new CountDownLatch(200);
        List<Future<List<RecordedEvent>>> readers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int reader = 0; reader < 200; reader++) {
                Tail tail = many.open(ALICE, EAST, After.BEGINNING, () -> true);
                readers.add(threads.submit(() -> {
                    begun.countDown();
                    return tail.next(LONG);
                }));
            }
            begun.await();
            log.record(EAST);
            for (Future<List<RecordedEvent>> reader : readers) {
                assertThat(reader.get()).hasSize(1);
            }
        }
        assertThat(log.reads).hasValue(1);
    }

    @Test
    void aReaderWhoseTimeIsUpGetsNothing() throws Exception {
        Tail tail = tails.open(ALICE, EAST, After.BEGINNING, () -> true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<RecordedEvent>> waiting = threads.submit(() -> tail.next(Duration.ofMillis(20)));
            try {
                assertThat(waiting.get(20, TimeUnit.SECONDS)).isEmpty();
                assertThat(tail.isOver()).isFalse();
            } finally {
                tail.close();
            }
        }
    }

    @Test
    void goesOnAfterWhatTheReaderHasThoughThisInstanceDoesNotHaveItYet() {
        log.record(EAST);
        Tail tail = tails.open(ALICE, EAST, new After.Version(2), () -> true);

        assertThat(tail.next(AT_ONCE)).isEmpty();
        log.record(EAST);
        assertThat(tail.next(AT_ONCE)).isEmpty();
        log.record(EAST);
        assertThat(tail.next(AT_ONCE)).containsExactly(Recorder.event(3));
    }

    @Test
    void latestIsWhatComesFromNowOn() {
        log.record(EAST);
        Tail tail = tails.open(ALICE, EAST, new After.Latest(), () -> true);

        assertThat(tail.next(AT_ONCE)).isEmpty();
        log.record(EAST);
        assertThat(tail.next(AT_ONCE)).containsExactly(Recorder.event(2));
    }

    @Test
    void whatWasGivenUpIsPassedOver() {
        log.giveUp(EAST);
        log.record(EAST);
        log.giveUp(EAST);
        log.giveUp(EAST);
        Tail tail = tails.open(ALICE, EAST, After.BEGINNING, () -> true);

        assertThat(tail.next(AT_ONCE)).containsExactly(Recorder.event(2));
        assertThat(tail.version()).isEqualTo(4);
    }

    @Test
    void whatTheHistoryLacksForAMomentIsWaitedFor() {
        log.record(EAST);
        log.publish(EAST);
        log.record(EAST);
        Tail tail = tails.open(ALICE, EAST, After.BEGINNING, () -> true);

        assertThat(tail.next(AT_ONCE)).containsExactly(Recorder.event(1));
        assertThat(tail.next(AT_ONCE)).isEmpty();
        log.store(EAST, 2);
        assertThat(tail.next(AT_ONCE)).containsExactly(Recorder.event(2), Recorder.event(3));
    }

    @Test
    void givesNoMoreAtOnceThanItIsBoundTo() {
        for (int event = 0; event < 300; event++) {
            log.record(EAST);
        }
        Tail tail = tails.open(ALICE, EAST, After.BEGINNING, () -> true);

        assertThat(tail.next(AT_ONCE)).hasSize(256);
        assertThat(tail.next(AT_ONCE)).hasSize(44);
    }

    @Test
    void refusesMoreThanThereMayBe() {
        List<Tail> open = new ArrayList<>();
        for (int reader = 0; reader < 3; reader++) {
            open.add(tails.open(ALICE, EAST, After.BEGINNING, () -> true));
        }
        assertThatThrownBy(() -> tails.open(ALICE, EAST, After.BEGINNING, () -> true))
                .isInstanceOfSatisfying(BadQueryException.class, refused -> {
                    assertThat(refused.error().httpStatus()).isEqualTo(429);
                    assertThat(refused).hasMessageContaining("3 of project east");
                });
        // Another's are counted for themselves, whatever project they follow.
        tails.open(ADMIN, EAST, After.BEGINNING, () -> true);
        open.getFirst().close();
        open.getFirst().close();
        tails.open(ALICE, EAST, After.BEGINNING, () -> true);
        assertThatThrownBy(() -> tails.open(ALICE, EAST, After.BEGINNING, () -> true))
                .isInstanceOf(BadQueryException.class);
        assertThatThrownBy(() -> tails(new FollowLimits(0, 3, LONG)).open(ALICE, EAST, After.BEGINNING, () -> true))
                .isInstanceOfSatisfying(
                        BadQueryException.class,
                        refused -> assertThat(refused.error().httpStatus()).isEqualTo(503));
    }

    @Test
    void endsForThoseWhoWaitWhenTheServiceStops() throws Exception {
        Tail tail = tails.open(ALICE, EAST, After.BEGINNING, () -> true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<RecordedEvent>> waiting = threads.submit(() -> tail.next(LONG));
            tails.stop();
            assertThat(waiting.get()).isEmpty();
        }
        assertThat(tail.isOver()).isTrue();
        assertThat(tails.open()).isZero();
        assertThatThrownBy(() -> tails.open(ALICE, EAST, After.BEGINNING, () -> true))
                .isInstanceOf(BadQueryException.class);
    }

    @Test
    void endsOnceTheReaderMayNotReadOn() {
        AtomicBoolean admitted = new AtomicBoolean(true);
        Tail tail = tails(new FollowLimits(1, 1, Duration.ZERO)).open(ALICE, EAST, After.BEGINNING, admitted::get);
        log.record(EAST);
        assertThat(tail.next(LONG)).hasSize(1);
        log.record(EAST);
        admitted.set(false);
        assertThat(tail.next(LONG)).isEmpty();
        assertThat(tail.isOver()).isTrue();
    }

    @Test
    void aLimitThatIsNoNumberIsRefusedByName() {
        assertThatThrownBy(() -> FollowLimits.of(name -> name.endsWith("followers") ? "many" : null))
                .hasMessageContaining("culvert.limits.followers is 'many'");
        assertThat(FollowLimits.of(name -> null)).isEqualTo(new FollowLimits(1_024, 256, Duration.ofSeconds(10)));
    }
}
