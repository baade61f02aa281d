package io.culvert.events.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.api.Caller;
import io.culvert.events.api.Role;
import io.culvert.events.identity.Admission.Admitted;
import io.culvert.events.identity.Admission.Refused;
import io.culvert.events.value.ProjectId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeystoneIT {
    private KeystoneDouble keystone;

    @BeforeEach
    void start() throws IOException {
        keystone = new KeystoneDouble();
    }

    @AfterEach
    void stop() {
        keystone.close();
    }

    @Test
    void aTokenNamesItsProjectItsUserAndTheGreatestOfItsRoles() {
        assertThat(identity(60).admit(keystone.issue("east", "heat_stack_owner", "reader", "member")))
                .isEqualTo(new Admitted(new Caller(new ProjectId("east"), Role.MEMBER, "user-of-east")));
    }

    @Test
    void aTokenThatKeystoneDoesNotKnowIsRefusedWithTheAddressOfKeystone() {
        assertThat(identity(60).admit("never-issued")).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.httpStatus()).isEqualTo(401);
            assertThat(refused.headers()).containsEntry("WWW-Authenticate", "Keystone uri=\"" + keystone.url() + "\"");
            assertThat(refused.body()).contains("\"error\"", "401", "Unauthorized");
        });
    }

    @Test
    void keystoneIsNotAskedAboutWhatNoHeaderCanHold() {
        for (String token : List.of("", "a b", "a\r\nX-Subject-Token: b", "\u00e9", "a".repeat(20_000))) {
            assertThat(status(identity(60).admit(token))).isEqualTo(401);
        }
        assertThat(keystone.validations()).isZero();
    }

    @Test
    void aTokenWithoutAProjectOrWithoutARoleOfOursIsForbidden() {
        Instant expires = Instant.now().plusSeconds(60);
        assertThat(status(identity(60).admit(keystone.issue(Optional.empty(), expires, "admin"))))
                .isEqualTo(403);
        assertThat(status(identity(60).admit(keystone.issue("east", "heat_stack_owner"))))
                .isEqualTo(403);
    }

    @Test
    void aTokenIsAskedForOnceWhileItsAnswerHolds() {
        Identity identity = identity(60);
        String token = keystone.issue("east", "member");
        for (int i = 0; i < 5; i++) {
            assertThat(status(identity.admit(token))).isEqualTo(200);
        }
        assertThat(keystone.validations()).isEqualTo(1);
    }

    @Test
    void thoseWhoComeAtOnceShareOneRequest() throws Exception {
        Identity identity = identity(60);
        String token = keystone.issue("east", "member");
        keystone.answerAfter(Duration.ofMillis(200));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(() -> status(identity.admit(token)));
            }
            for (var each : callers.invokeAll(all)) {
                assertThat(each.get()).isEqualTo(200);
            }
        }
        assertThat(keystone.validations()).isEqualTo(1);
    }

    @Test
    void aRevokedTokenIsRefusedWhenItsAnswerHoldsNoLonger() {
        SetClock clock = new SetClock();
        Identity identity = identity(60, clock);
        String token = keystone.issue("east", "member");
        assertThat(status(identity.admit(token))).isEqualTo(200);
        keystone.revoke(token);
        clock.goOn(Duration.ofSeconds(59));
        assertThat(status(identity.admit(token))).isEqualTo(200);
        clock.goOn(Duration.ofSeconds(1));
        assertThat(status(identity.admit(token))).isEqualTo(401);
    }

    @Test
    void anAnswerHoldsNoLongerThanItsToken() {
        SetClock clock = new SetClock();
        Identity identity = identity(3_600, clock);
        Instant expires = Instant.now().plusSeconds(600);
        String token = keystone.issue(Optional.of("east"), expires, "member");
        assertThat(status(identity.admit(token))).isEqualTo(200);
        clock.goOn(Duration.between(clock.instant(), expires));
        assertThat(status(identity.admit(token))).isEqualTo(401);
    }

    @Test
    void theServicesOwnTokenIsRenewedWhenItIsRefused() {
        Identity identity = identity(0);
        assertThat(status(identity.admit(keystone.issue("east", "member")))).isEqualTo(200);
        keystone.revokeAll();
        assertThat(status(identity.admit(keystone.issue("east", "member")))).isEqualTo(200);
        assertThat(keystone.logins()).isEqualTo(2);
    }

    @Test
    void nobodyIsAdmittedWhileKeystoneIsAwayOrSlowAndTheAnswerComesWithinTwoSeconds() {
        assertThat(Deadline.PATIENCE).isLessThan(Duration.ofSeconds(2));
        Identity identity = identity(0);
        String token = keystone.issue("east", "admin");
        keystone.answerAfter(Duration.ofSeconds(10));
        refusesWithoutMorePatience(identity, token);
        keystone.close();
        refusesWithoutMorePatience(identity, token);
    }

    @Test
    void aWrongPasswordOfTheServiceAdmitsNobody() {
        Map<String, String> settings = settings(60);
        settings.put("culvert.identity.keystone.password", "wrong");
        assertThat(status(Identities.of(settings::get).admit(keystone.issue("east", "member"))))
                .isEqualTo(503);
    }

    /** Whatever it does, it has it once. */
    private static void refusesWithoutMorePatience(Identity identity, String token) {
        long start = System.nanoTime();
        assertThat(identity.admit(token)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.httpStatus()).isEqualTo(503);
            assertThat(refused.headers()).containsKey("Retry-After");
        });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Deadline.PATIENCE.multipliedBy(2));
    }

    private static int status(Admission admission) {
        return switch (admission) {
            case Admitted _ -> 200;
            case Refused refused -> refused.httpStatus();
        };
    }

    private Identity identity(int cacheSeconds) {
        return Identities.of(settings(cacheSeconds)::get);
    }

    private Identity identity(int cacheSeconds, SetClock clock) {
        return new KeystoneIdentity(KeystoneSettings.of(new Settings(settings(cacheSeconds)::get)), clock);
    }

    private Map<String, String> settings(int cacheSeconds) {
        Map<String, String> settings = new HashMap<>();
        settings.put("culvert.identity", "keystone");
        settings.put("culvert.identity.keystone.url", keystone.url() + "/v3/");
        settings.put("culvert.identity.keystone.password", KeystoneDouble.PASSWORD);
        settings.put("culvert.identity.keystone.cache-seconds", Integer.toString(cacheSeconds));
        return settings;
    }
}
