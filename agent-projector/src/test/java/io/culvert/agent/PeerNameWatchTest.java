package io.culvert.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.desired.PeerNames;
import io.culvert.agent.host.HostException;
import io.culvert.events.value.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PeerNameWatchTest {
    private static final String WEST = "west.example";

    private final Map<String, String> zone = new ConcurrentHashMap<>();
    private final BlockingQueue<PeerNames> told = new LinkedBlockingQueue<>();
    private final AtomicInteger lookups = new AtomicInteger();
    private final CountDownLatch slow = new CountDownLatch(1);
    private volatile Instant now = Instant.parse("2026-11-24T12:00:00Z");
    private volatile Set<String> wanted = Set.of(WEST);
    private final PeerNameWatch watch = watch(30);

    private PeerNameWatch watch(int seconds) {
        return new PeerNameWatch(this::lookUp, () -> wanted, told::add, Duration.ofSeconds(seconds), () -> now);
    }

    private List<IpAddress> lookUp(String name) {
        if (name.startsWith("slow")) {
            try {
                slow.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        if (!zone.containsKey(name)) {
            throw new HostException("no " + name, null);
        }
        try {
            return List.of(IpAddress.of(zone.get(name)));
        } finally {
            lookups.incrementAndGet();
        }
    }

    @Test
    void tellsOfTheFirstAnswerAndOfEachOtherOne() throws InterruptedException {
        zone.put(WEST, "203.0.113.1");
        watch.run();
        assertThat(tells()).isEqualTo("203.0.113.1");
        now = now.plusSeconds(30);
        watch.run();
        awaitLookups(2);
        zone.put(WEST, "203.0.113.2");
        while (told.isEmpty()) {
            now = now.plusSeconds(30);
            watch.run();
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(tells()).isEqualTo("203.0.113.2");
        assertThat(told).isEmpty();
    }

    @Test
    void aNameThatIsNotFoundIsToldOnceAndLaterFound() throws InterruptedException {
        watch.run();
        assertThat(tells()).isEqualTo("nowhere");
        zone.put(WEST, "203.0.113.1");
        now = now.plusSeconds(10);
        watch.run();
        assertThat(tells()).isEqualTo("203.0.113.1");
    }

    @Test
    void aSlowAnswerKeepsNobodyWaitingForLong() throws InterruptedException {
        wanted = Set.of("slow.example", WEST);
        zone.put(WEST, "203.0.113.1");
        zone.put("slow.example", "203.0.113.9");
        watch.run();
        assertThat(tells()).isEqualTo("203.0.113.1");
        now = now.plusSeconds(3);
        watch.run();
        PeerNames without = told.poll(10, TimeUnit.SECONDS);
        assertThat(without).isNotNull();
        assertThat(without.know(wanted)).isTrue();
        slow.countDown();
        PeerNames with = told.poll(10, TimeUnit.SECONDS);
        assertThat(with).isNotNull();
        assertThat(with.address("slow.example", 4)).isPresent();
    }

    @Test
    void looksAsOftenAsItIsTold() throws InterruptedException {
        PeerNameWatch often = watch(5);
        often.run();
        assertThat(tells()).isEqualTo("nowhere");
        zone.put(WEST, "203.0.113.1");
        now = now.plusSeconds(5);
        often.run();
        assertThat(tells()).isEqualTo("203.0.113.1");
        zone.put(WEST, "203.0.113.2");
        now = now.plusSeconds(5);
        often.run();
        assertThat(tells()).isEqualTo("203.0.113.2");
    }

    @Test
    void manySlowAnswersKeepNoOtherNameWaiting() throws InterruptedException {
        zone.put(WEST, "203.0.113.1");
        Set<String> dead =
                IntStream.range(0, 8).mapToObj(i -> "slow" + i + ".example").collect(Collectors.toSet());
        wanted = dead;
        watch.run();
        dead.forEach(name -> zone.put(name, "203.0.113.9"));
        wanted = Stream.concat(dead.stream(), Stream.of(WEST)).collect(Collectors.toSet());
        now = now.plusSeconds(2);
        watch.run();
        PeerNames without = told.poll(10, TimeUnit.SECONDS);
        assertThat(without).isNotNull();
        assertThat(without.know(dead)).isTrue();
        assertThat(tells()).isEqualTo("203.0.113.1");
        slow.countDown();
    }

    @Test
    void aNameWaitsForItsTurnAndHasItWhenAnotherIsFound() throws InterruptedException {
        wanted = IntStream.range(0, 20).mapToObj(i -> i + ".example").collect(Collectors.toSet());
        wanted.forEach(name -> zone.put(name, "203.0.113.9"));
        watch.run();
        PeerNames last = PeerNames.NONE;
        while (!last.know(wanted)) {
            PeerNames next = told.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("told after %s", last).isNotNull();
            last = next;
        }
        assertThat(lookups).hasValue(20);
    }

    private void awaitLookups(int count) {
        while (lookups.get() < count) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private String tells() throws InterruptedException {
        PeerNames names = told.poll(10, TimeUnit.SECONDS);
        assertThat(names).as("told").isNotNull();
        return names.address(WEST, 4).map(IpAddress::toString).orElse("nowhere");
    }
}
