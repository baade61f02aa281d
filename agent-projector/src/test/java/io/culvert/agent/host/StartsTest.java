package io.culvert.agent.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StartsTest {
    private final Starts starts = new Starts();

    @Test
    void eightStartAtATimeAndAllOfThemInTheEnd() throws Exception {
        AtomicInteger starting = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch full = new CountDownLatch(8);
        List<Future<Boolean>> all = new ArrayList<>();
        try (ExecutorService routers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int router = 0; router < 40; router++) {
                all.add(routers.submit(() -> starts.inTurn(() -> {
                    most.accumulateAndGet(starting.incrementAndGet(), Math::max);
                    full.countDown();
                    await(full);
                    // For one more to come, if it may.
                    Pause.millis(20);
                    starting.decrementAndGet();
                    return true;
                })));
            }
        }
        assertThat(all).extracting(Future::get).hasSize(40).containsOnly(true);
        assertThat(most).hasValue(8);
    }

    @Test
    void oneThatFailsKeepsNobodyFromStarting() {
        for (int attempt = 0; attempt < 8; attempt++) {
            assertThatThrownBy(() -> starts.inTurn(() -> {
                        throw new HostException("no", null);
                    }))
                    .isInstanceOf(HostException.class);
        }
        assertThat(starts.inTurn(() -> "up")).isEqualTo("up");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
