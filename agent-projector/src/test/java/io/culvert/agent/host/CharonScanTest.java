package io.culvert.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CharonScanTest {
    @TempDir
    private Path proc;

    @Test
    void findsCharonsByWhatTheyWereStartedWith() throws IOException {
        process("12", "charon-systemd\n", "LC_ALL=C\0STRONGSWAN_CONF=/run/east\0");
        process("7", "charon\n", "STRONGSWAN_CONF=/run/east\0PATH=/bin\0");
        process("13", "charon-systemd\n", "STRONGSWAN_CONF=/run/west\0");
        process("14", "charon-systemd\n", "X_STRONGSWAN_CONF=/run/west\0");
        process("15", "bash\n", "STRONGSWAN_CONF=/run/east\0");
        process("self", "charon\n", "STRONGSWAN_CONF=/run/east\0");
        Files.createDirectories(proc.resolve("16"));
        Map<String, List<Long>> found = CharonScan.scan(proc, "STRONGSWAN_CONF=");
        assertThat(found).containsOnlyKeys("STRONGSWAN_CONF=/run/east", "STRONGSWAN_CONF=/run/west");
        assertThat(found.get("STRONGSWAN_CONF=/run/east")).containsExactlyInAnyOrder(7L, 12L);
        assertThat(found.get("STRONGSWAN_CONF=/run/west")).containsExactly(13L);
    }

    private void process(String id, String name, String environment) throws IOException {
        Path process = Files.createDirectories(proc.resolve(id));
        Files.writeString(process.resolve("comm"), name);
        Files.writeString(process.resolve("environ"), environment);
    }

    @Test
    void whoIsContentWithAnOlderLookGetsThat() {
        AtomicLong scans = new AtomicLong();
        CharonScan scan = new CharonScan(() -> Map.of("scan", List.of(scans.incrementAndGet())));
        long before = System.nanoTime();
        assertThat(scan.look(before).get("scan")).containsExactly(1L);
        long between = System.nanoTime();
        assertThat(scan.look(before).get("scan")).containsExactly(1L);
        assertThat(scan.look(between).get("scan")).containsExactly(2L);
        assertThat(scan.look(before).get("scan")).containsExactly(2L);
    }

    @Test
    void whoAsksWhileOneIsUnderWayGetsTheNextAndAllOfThemTheSame() throws Exception {
        AtomicLong scans = new AtomicLong();
        Semaphore mayEnd = new Semaphore(0);
        CountDownLatch begun = new CountDownLatch(1);
        CharonScan scan = new CharonScan(() -> {
            begun.countDown();
            mayEnd.acquireUninterruptibly();
            return Map.of("scan", List.of(scans.incrementAndGet()));
        });
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<Map<String, List<Long>>> first = threads.submit(() -> scan.look(System.nanoTime()));
            begun.await();
            List<Thread> asking = new ArrayList<>();
            List<Future<Map<String, List<Long>>>> later = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                later.add(threads.submit(() -> {
                    synchronized (asking) {
                        asking.add(Thread.currentThread());
                    }
                    return scan.look(System.nanoTime());
                }));
            }
            while (!allWait(asking, 5)) {
                LockSupport.parkNanos(1_000_000);
            }
            mayEnd.release(7);
            assertThat(first.get().get("scan")).containsExactly(1L);
            for (Future<Map<String, List<Long>>> each : later) {
                assertThat(each.get().get("scan")).containsExactly(2L);
            }
            assertThat(scan.look(System.nanoTime()).get("scan")).containsExactly(3L);
        }
    }

    private static boolean allWait(List<Thread> asking, int count) {
        synchronized (asking) {
            return asking.stream()
                            .filter(thread -> thread.getState() == Thread.State.BLOCKED)
                            .count()
                    == count;
        }
    }
}
