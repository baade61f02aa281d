package io.culvert.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.events.host.EnrolmentToken;
import io.culvert.events.host.HostNames;
import io.culvert.events.value.HostId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostIdentityTest {
    @TempDir
    private Path folder;

    private final HostsService service = HostsService.start("k3y");
    private final AtomicInteger again = new AtomicInteger();
    private final List<HostIdentity> started = new ArrayList<>();

    @AfterEach
    void close() throws InterruptedException {
        for (HostIdentity each : started) {
            each.close();
        }
        service.close();
    }

    private HostIdentity identity(URI url, Optional<EnrolmentToken> token) {
        return identity(url, () -> token);
    }

    private HostIdentity identity(URI url, Supplier<Optional<EnrolmentToken>> tokens) {
        HostIdentity identity = new HostIdentity(
                url, folder.resolve("identity"), tokens, InstantSource.system(), again::incrementAndGet);
        started.add(identity);
        identity.start();
        return identity;
    }

    private HostIdentity enrolled() throws InterruptedException {
        HostIdentity identity = identity(service.url(), Optional.of(service.token()));
        // All is written then.
        await(() -> identity.trouble().isEmpty());
        assertThat(HostNames.of(identity.credential().certificate())).hasValue(new HostId("it-host"));
        return identity;
    }

    @Test
    void enrolsOnceAndIsKnownFromThenOn() throws Exception {
        assertThat(key(enrolled())).isEqualTo("k3y");
        HostIdentity restarted = identity(service.url(), Optional.of(service.token()));
        restarted.credential();
        assertThat(key(restarted)).isEqualTo("k3y");
        assertThat(service.enrolledKeys()).hasSize(1);
    }

    @Test
    void keepsWhatItIsForItsOwnerAlone() throws Exception {
        var _ = enrolled();
        try (Stream<Path> files = Files.list(folder.resolve("identity"))) {
            assertThat(files.filter(file -> !file.endsWith("token")))
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void asksWithTheSameKeyAgainWhenTheAnswerWasLost() throws Exception {
        service.losesAnswers(1);
        var _ = enrolled();
        assertThat(service.enrolledKeys().stream().distinct()).hasSize(1);
        assertThat(service.enrolledKeys()).hasSizeGreaterThan(1);
    }

    @Test
    void getsItsNextCertificateWithAnotherKeyBeforeTheFirstIsOver() throws Exception {
        PrivateKey first = keyThatIsDue();
        HostIdentity later = identity(service.url(), Optional.of(service.token()));
        await(() -> !now(later).equals(first));
        assertThat(key(later)).isEqualTo("k3y");
        assertThat(service.enrolledKeys()).hasSize(1);
    }

    @Test
    void tellsAllAgainWhenItIsLetInAgainAndNotAtTheFirstTime() throws Exception {
        AtomicReference<Optional<EnrolmentToken>> token = new AtomicReference<>(Optional.of(service.token()));
        HostIdentity identity = identity(service.url(), token::get);
        identity.credential();
        await(() -> identity.trouble().isEmpty());
        assertThat(again).hasValue(0);
        token.set(Optional.of(service.anotherToken()));
        identity.lookNow();
        await(() -> again.get() == 1);
        assertThat(service.enrolledKeys()).hasSize(2);
    }

    @Test
    void aTokenThatIsNoGoodLeavesWhatThereIsAsItIs() throws Exception {
        PrivateKey first = keyThatIsDue();
        EnrolmentToken spent = EnrolmentToken.fresh(service.token().authority());
        HostIdentity later = identity(service.url(), Optional.of(spent));
        await(() -> !now(later).equals(first));
        await(() -> later.trouble().orElse("").contains("answered 403"));
        assertThat(key(later)).isEqualTo("k3y");
    }

    @Test
    void aFileThatIsNoIdentityIsMendedByTheNextToken() throws Exception {
        enrolled().close();
        Files.writeString(folder.resolve("identity/host.pem"), "rubbish");
        HostIdentity later = identity(service.url(), Optional.of(service.anotherToken()));
        later.credential();
        assertThat(key(later)).isEqualTo("k3y");
    }

    @Test
    void givesItsTokenToNobodyButTheAuthorityThatTheTokenNames() throws Exception {
        try (HostsService impostor = HostsService.start("trap")) {
            HostIdentity identity = identity(impostor.url(), Optional.of(service.token()));
            await(() -> identity.trouble().orElse("").contains("not reached"));
            assertThat(impostor.enrolledKeys()).isEmpty();
            assertThatThrownBy(() -> key(identity)).isInstanceOf(IdentityException.class);
        }
    }

    @Test
    void talksToNobodyWithAnotherName() {
        try (HostsService elsewhere = HostsService.start("k3y", "elsewhere.example")) {
            HostIdentity identity = identity(elsewhere.url(), Optional.of(elsewhere.token()));
            await(() -> identity.trouble().orElse("").contains("not reached"));
            assertThat(elsewhere.enrolledKeys()).isEmpty();
        }
    }

    @Test
    void saysWhatIsMissing() {
        HostIdentity identity = identity(service.url(), Optional.empty());
        await(() -> identity.trouble().orElse("").contains("ops/culvert hosts invite"));
    }

    @Test
    void neverTellsItsToken() {
        assertThat(service.token() + " " + service.enrolledKeys())
                .doesNotContain(service.token().secret());
        assertThatThrownBy(() -> EnrolmentToken.of(service.token().secret()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(service.token().secret());
    }

    /** Of an identity that is on the disk; two thirds of its certificate's time are over, and the next is for a day. */
    private PrivateKey keyThatIsDue() throws InterruptedException {
        service.issuesFor(Duration.ofSeconds(20));
        HostIdentity identity = enrolled();
        PrivateKey key = identity.credential().key();
        identity.close();
        service.issuesFor(Duration.ofDays(1));
        return key;
    }

    private static PrivateKey now(HostIdentity identity) {
        try {
            return identity.credential().key();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String key(HostIdentity identity) throws IOException {
        return new String(identity.get("/hosts/secrets/x").body(), StandardCharsets.UTF_8);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
