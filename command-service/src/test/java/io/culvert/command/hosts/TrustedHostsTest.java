package io.culvert.command.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.port.HostRegistry;
import io.culvert.events.value.HostId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedHostsTest {
    private static final HostId HOST = new HostId("host-1");
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final AtomicReference<List<HostRegistry.Entry>> entries = new AtomicReference<>(List.of());
    private final AtomicReference<Long> nanos = new AtomicReference<>(0L);
    private final Revocations revocations = new Revocations(entries::get, nanos::get);

    @SuppressWarnings("NullAway.Init")
    private TestHosts ours;

    @SuppressWarnings("NullAway.Init")
    private TrustedHosts trusted;

    @BeforeEach
    void trust() {
        ours = TestHosts.of(folder.resolve("ours.pem"));
        trusted = new TrustedHosts(List.of(ours.certificate()), revocations, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void aHostSpeaksForItself() {
        assertThat(trusted.speaker(ours.of(HOST, now, HOUR).certificate())).hasValue(HOST);
    }

    @Test
    void notBeforeItsTimeAndNotAfterIt() {
        assertThat(trusted.speaker(ours.of(HOST, now.plusSeconds(1), HOUR).certificate()))
                .isEmpty();
        assertThat(trusted.speaker(ours.of(HOST, now.minus(HOUR), HOUR).certificate()))
                .hasValue(HOST);
        assertThat(trusted.speaker(
                        ours.of(HOST, now.minus(HOUR).minusSeconds(1), HOUR).certificate()))
                .isEmpty();
    }

    @Test
    void nobodyIsTrustedWhoseCertificateAnotherIssued() {
        TestHosts others = TestHosts.of(folder.resolve("others.pem"));
        assertThat(trusted.speaker(others.of(HOST, now, HOUR).certificate())).isEmpty();
    }

    @Test
    void neitherTheServiceNorTheAuthorityIsAHost() {
        assertThat(trusted.speaker(ours.authority().server(now).credential().certificate()))
                .isEmpty();
        assertThat(trusted.speaker(ours.certificate())).isEmpty();
    }

    @Test
    void whoWasPutOutIsOutUntilHeIsLetInAgain() {
        var before = ours.of(HOST, now.minusSeconds(2), HOUR).certificate();
        var same = ours.of(HOST, now.minusSeconds(1), HOUR).certificate();
        assertThat(trusted.speaker(before)).hasValue(HOST);

        entries.set(List.of(new HostRegistry.Entry(
                HOST, Optional.empty(), Optional.of(now.minusSeconds(1).plusMillis(500)))));
        assertThat(trusted.speaker(before)).as("for a second").hasValue(HOST);
        nanos.set(Revocations.FRESH.toNanos() + 1);
        assertThat(trusted.speaker(before)).isEmpty();
        assertThat(trusted.speaker(same)).as("begun in that second").isEmpty();
        assertThat(trusted.speaker(
                        ours.of(new HostId("host-2"), now.minusSeconds(2), HOUR).certificate()))
                .as("another host")
                .isPresent();
        Instant again = revocations.beginning(HOST, now.minusSeconds(1)).truncatedTo(ChronoUnit.SECONDS);
        assertThat(trusted.speaker(ours.of(HOST, again, HOUR).certificate())).hasValue(HOST);
    }
}
