package io.culvert.events.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Set<Thread.State> WAITING_OR_OVER =
            EnumSet.of(Thread.State.TIMED_WAITING, Thread.State.TERMINATED);

    @Test
    void noMoreGoOnAtOnce() throws Exception {
        Turns turns = new Turns(3, LONG);
        AtomicInteger under = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> each = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                String project = "p" + i % 7;
                each.add(all.submit(() -> {
                    Runnable end = turns.take(project).orElseThrow();
                    most.accumulateAndGet(under.incrementAndGet(), Math::max);
                    three.countDown();
                    three.await();
                    LockSupport.parkNanos(1_000);
                    under.decrementAndGet();
                    end.run();
                    return end;
                }));
            }
            for (Future<?> one : each) {
                one.get();
            }
        }
        assertThat(most.get()).isEqualTo(3);
    }

    @Test
    void projectsTakeTurnsAndWithinOneTheFirstIsFirst() throws Exception {
        Turns turns = new Turns(1, LONG);
        Runnable first = turns.take("east").orElseThrow();
        List<String> order = new ArrayList<>();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> each = new ArrayList<>();
            for (String name : List.of("east-1", "east-2", "east-3", "west-1", "north-1", "west-2")) {
                AtomicReference<@Nullable Thread> coming = new AtomicReference<>();
                Future<?> one = all.submit(() -> {
                    coming.set(Thread.currentThread());
                    Runnable end =
                            turns.take(name.substring(0, name.indexOf('-'))).orElseThrow();
                    order.add(name);
                    end.run();
                    return name;
                });
                each.add(one);
                awaitTurn(coming);
            }
            first.run();
            for (Future<?> one : each) {
                one.get();
            }
        }
        assertThat(order).containsExactly("east-1", "west-1", "north-1", "east-2", "west-2", "east-3");
    }

    /** Until he is in his line: nobody waits for a time anywhere else. */
    private static void awaitTurn(AtomicReference<@Nullable Thread> coming) {
        Thread thread = coming.get();
        while (thread == null || !WAITING_OR_OVER.contains(thread.getState())) {
            LockSupport.parkNanos(1_000_000);
            thread = coming.get();
        }
    }

    @Test
    void oneProjectTakesHalfOfThemAtMost() throws Exception {
        Turns turns = new Turns(4, Duration.ofMillis(20));
        Runnable first = turns.take("east").orElseThrow();
        assertThat(turns.take("east")).isPresent();
        assertThat(turns.take("east")).isEmpty();
        assertThat(turns.take("west")).isPresent();
        assertThat(turns.take("west")).isPresent();
        assertThat(turns.take("north")).isEmpty();
        first.run();
        assertThat(turns.take("north")).isPresent();
    }

    /** Else there would be room, and nobody whose end makes it his turn. */
    @Test
    void whoeverWaitsForHisProjectAloneIsNextWhenItsOwnEnds() throws Exception {
        Turns turns = new Turns(4, LONG);
        Runnable first = turns.take("east").orElseThrow();
        Runnable second = turns.take("east").orElseThrow();
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicReference<@Nullable Thread> coming = new AtomicReference<>();
            Future<Optional<Runnable>> third = all.submit(() -> {
                coming.set(Thread.currentThread());
                return turns.take("east");
            });
            awaitTurn(coming);
            Runnable other = turns.take("west").orElseThrow();
            other.run();
            assertThat(third.isDone()).isFalse();
            first.run();
            assertThat(third.get()).isPresent();
        }
        second.run();
    }

    @Test
    void whoWaitsTooLongGoesAndTakesNoTurnWithHim() throws Exception {
        Turns turns = new Turns(1, Duration.ofMillis(20));
        Runnable first = turns.take("east").orElseThrow();
        assertThat(turns.take("east")).isEmpty();
        assertThat(turns.take("west")).isEmpty();
        first.run();
        Optional<Runnable> next = turns.take("west");
        assertThat(next).isPresent();
        assertThat(turns.take("west")).isEmpty();
    }

    @Test
    void noneWaitsWhereAnyNumberMayGoOn() throws Exception {
        Turns turns = new Turns(0, Duration.ZERO);
        for (int i = 0; i < 1_000; i++) {
            assertThat(turns.take("east")).isPresent();
        }
    }
}
