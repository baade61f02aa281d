package io.culvert.events.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Role;
import io.culvert.events.identity.Admission.Admitted;
import io.culvert.events.identity.Admission.Refused;
import io.culvert.events.value.ProjectId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwtIdentityTest {
    private static final String ISSUER = "https://login.example.org/realms/cloud/";
    private static final JWSHeader RS256 = new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(IssuerDouble.FIRST.getKeyID())
            .build();

    private final SetClock clock = new SetClock();
    private IssuerDouble issuer;
    private Identity identity;

    @BeforeEach
    void start() throws IOException {
        issuer = new IssuerDouble();
        identity = identity(settings());
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void aTokenNamesItsProjectItsSubjectAndTheGreatestOfItsRoles() {
        assertThat(identity.admit(token(claims())))
                .isEqualTo(new Admitted(new Caller(new ProjectId("east"), Role.MEMBER, "subject-1")));
    }

    @Test
    void theThreeAlgorithmsCountWithTheTypesThatAccessTokensHave() {
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256)) {
            JWK key = algorithm.equals(JWSAlgorithm.ES256) ? IssuerDouble.ELLIPTIC : IssuerDouble.FIRST;
            for (JOSEObjectType type : List.of(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"))) {
                JWSHeader header = new JWSHeader.Builder(algorithm)
                        .type(type)
                        .keyID(key.getKeyID())
                        .build();
                assertThat(status(IssuerDouble.signed(key, header, claims().build())))
                        .as(header.toString())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aTokenThatNamesNoKeyIsTriedWithThoseThatFit() {
        JWSHeader unnamed = new JWSHeader(JWSAlgorithm.RS256);
        issuer.publish(IssuerDouble.SECOND, IssuerDouble.FIRST);
        assertThat(status(IssuerDouble.signed(IssuerDouble.FIRST, unnamed, claims().build())))
                .isEqualTo(200);
    }

    @Test
    void rolesAreAListOrWordsAndTheGreatestCounts() {
        assertThat(role(List.of("reader", "admin", "member"))).isEqualTo(Role.ADMIN);
        assertThat(role("openid reader")).isEqualTo(Role.READER);
        assertThat(role("reader member")).isEqualTo(Role.MEMBER);
    }

    @Test
    void aTokenWithoutARoleOfOursIsForbidden() {
        for (Object roles : new Object[] {List.of("auditor"), List.of(), "administrator", "", 7, List.of(7)}) {
            assertThat(status(token(claims().claim("roles", roles))))
                    .as(roles.toString())
                    .isEqualTo(403);
        }
        assertThat(status(token(claims().claim("roles", null)))).isEqualTo(403);
    }

    @Test
    void aTokenWithoutAProjectIsRefusedWithTheNameOfTheClaim() {
        for (Object project : new Object[] {"", " ", "p".repeat(256), 7, List.of("east")}) {
            refuses(token(claims().claim("project_id", project)), "'project_id'");
        }
        refuses(token(claims().claim("project_id", null)), "'project_id'");
    }

    @Test
    void anotherClaimMayHoldTheProjectAndAnotherTheRoles() {
        Map<String, String> settings = settings();
        settings.put("culvert.identity.jwt.project-claim", "tenant");
        settings.put("culvert.identity.jwt.roles-claim", "groups");
        String token = token(claims().claim("tenant", "west").claim("groups", "reader"));
        assertThat(identity(settings).admit(token))
                .isEqualTo(new Admitted(new Caller(new ProjectId("west"), Role.READER, "subject-1")));
    }

    @Test
    void aTokenOfAnotherKeyIsRefused() {
        JWK sameName = IssuerDouble.rsa(IssuerDouble.FIRST.getKeyID());
        refuses(IssuerDouble.signed(sameName, RS256, claims().build()));
    }

    @Test
    void aTokenThatWasChangedIsRefused() {
        String[] good = token(claims()).split("\\.", -1);
        JWTClaimsSet admin = claims().claim("roles", "admin").build();
        refuses(good[0] + "." + Base64URL.encode(admin.toString()) + "." + good[2]);
    }

    @Test
    void aTokenCountsFromItsBeginningToItsEndAndHalfAMinuteAround() {
        assertThat(status(token(claims().expirationTime(in(-29))))).isEqualTo(200);
        refuses(token(claims().expirationTime(in(-31))));
        assertThat(status(token(claims().notBeforeTime(in(29))))).isEqualTo(200);
        refuses(token(claims().notBeforeTime(in(31))));
        String token = token(claims());
        clock.goOn(Duration.ofSeconds(331));
        refuses(token);
    }

    @Test
    void aTokenWithoutAnEndOrASubjectIsRefused() {
        refuses(token(claims().expirationTime(null)));
        refuses(token(claims().subject(null)));
        refuses(token(claims().subject(" ")));
    }

    @Test
    void theIssuerIsComparedLetterByLetter() {
        refuses(token(claims().issuer("https://login.example.org/realms/cloud")));
        refuses(token(claims().issuer(null)));
    }

    @Test
    void aTokenMustBeForUsAndMayBeForOthersToo() {
        refuses(token(claims().audience("grafana")));
        refuses(token(claims().audience((String) null)));
        assertThat(status(token(claims().audience(List.of("grafana", "culvert")))))
                .isEqualTo(200);
    }

    @Test
    void aTokenThatNobodySignedIsRefused() {
        String unsigned = new PlainJWT(claims().build()).serialize();
        refuses(unsigned);
        refuses(unsigned + token(claims()).split("\\.", -1)[2]);
    }

    @Test
    void thePublishedKeyIsNoSecretToSignWith() throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(IssuerDouble.FIRST.getKeyID())
                .build();
        JWK published = IssuerDouble.FIRST.toPublicJWK();
        for (byte[] secret : List.of(
                published.toRSAKey().toPublicKey().getEncoded(),
                published.toJSONString().getBytes(StandardCharsets.UTF_8))) {
            JWK asSecret = new OctetSequenceKey.Builder(secret).build();
            refuses(IssuerDouble.signed(asSecret, header, claims().build()));
        }
    }

    @Test
    void aSecretThatIsPublishedIsNoKeyEither() {
        JWK secret = new OctetSequenceKey.Builder("k".repeat(32).getBytes(StandardCharsets.UTF_8))
                .keyID("secret")
                .build();
        issuer.publish("{\"keys\": [" + secret.toJSONString() + "]}");
        refuses(IssuerDouble.signed(secret, JWSAlgorithm.HS256, claims().build()));
    }

    @Test
    void theIssuerIsNotAskedAboutWhatIsNoTokenOrHasAnotherAlgorithm() {
        String good = token(claims());
        for (String other :
                List.of("", "a b", "east", "a.b.c", "..", good + ".x", good + "\r\nX: y", "a".repeat(20_000))) {
            refuses(other);
        }
        refuses(IssuerDouble.signed(IssuerDouble.FIRST, JWSAlgorithm.RS512, claims().build()));
        assertThat(issuer.requests()).isZero();
    }

    @Test
    void keysAreAskedForOnceAndAgainWhenTheyAreOld() {
        assertThat(status(token(claims()))).isEqualTo(200);
        clock.goOn(Duration.ofSeconds(299));
        assertThat(status(token(claims()))).isEqualTo(200);
        assertThat(issuer.requests()).isEqualTo(1);
        issuer.publish(IssuerDouble.SECOND);
        clock.goOn(Duration.ofSeconds(1));
        refuses(token(claims()));
        assertThat(issuer.requests()).isEqualTo(2);
    }

    @Test
    void aNewKeyCountsAtOnceThoughOthersAreKnown() {
        assertThat(status(token(claims()))).isEqualTo(200);
        clock.goOn(Duration.ofSeconds(3));
        issuer.publish(IssuerDouble.FIRST, IssuerDouble.SECOND);
        assertThat(status(tokenOfTheSecondKey())).isEqualTo(200);
    }

    @Test
    void madeUpKeysLeadToARequestEveryThreeSecondsAtMost() {
        for (int i = 0; i < 10; i++) {
            refuses(IssuerDouble.signed(IssuerDouble.SECOND, made("made-up-" + i), claims().build()));
        }
        assertThat(issuer.requests()).isEqualTo(1);
        clock.goOn(Duration.ofSeconds(3));
        refuses(IssuerDouble.signed(IssuerDouble.SECOND, made("made-up"), claims().build()));
        assertThat(issuer.requests()).isEqualTo(2);
    }

    @Test
    void nobodyIsAdmittedWhileTheKeysWereNeverReadAndTheAnswerComesWithinTwoSeconds() {
        issuer.answerAfter(Duration.ofSeconds(10));
        answersAwayWithinTwoSeconds(token(claims()));
        clock.goOn(Duration.ofSeconds(3));
        issuer.close();
        answersAwayWithinTwoSeconds(token(claims()));
    }

    @Test
    void whatIsNoSetOfKeysIsAsGoodAsNone() {
        issuer.answerWith(500);
        answersAwayWithinTwoSeconds(token(claims()));
        issuer.answerWith(200);
        for (String each : List.of("", "<html/>", "[]", "{}", "{\"keys\": 1}", "{\"keys\": [{\"kty\": \"RSA\"}]}")) {
            clock.goOn(Duration.ofSeconds(3));
            issuer.publish(each);
            answersAwayWithinTwoSeconds(token(claims()));
        }
        clock.goOn(Duration.ofSeconds(3));
        issuer.publish(IssuerDouble.FIRST);
        assertThat(status(token(claims()))).isEqualTo(200);
    }

    @Test
    void aKeyOfAKindYetUnknownDoesNotHideTheOthers() {
        String known = IssuerDouble.FIRST.toPublicJWK().toJSONString();
        issuer.publish("{\"keys\": [{\"kty\": \"AKP\", \"kid\": \"new\", \"alg\": \"ML-DSA-44\"}, " + known + "]}");
        assertThat(status(token(claims()))).isEqualTo(200);
    }

    @Test
    void keysThatAreKnownGoOnBeingUsedWhileTheIssuerIsAway() {
        assertThat(status(token(claims()))).isEqualTo(200);
        issuer.close();
        clock.goOn(Duration.ofDays(1));
        assertThat(status(token(claims()))).isEqualTo(200);
        answersAwayWithinTwoSeconds(tokenOfTheSecondKey());
        assertThat(status(token(claims()))).isEqualTo(200);
    }

    @Test
    void aSlowIssuerHoldsUpOneTokenAtATime() throws Exception {
        assertThat(status(token(claims()))).isEqualTo(200);
        issuer.answerAfter(Duration.ofSeconds(10));
        clock.goOn(Duration.ofMinutes(5));
        Thread held = Thread.startVirtualThread(() -> status(token(claims())));
        for (int i = 0; i < 4_000 && issuer.requests() < 2; i++) {
            Thread.sleep(5);
        }
        assertThat(status(token(claims()))).isEqualTo(200);
        assertThat(held.join(Duration.ofMillis(200)))
                .as("the first is done too")
                .isFalse();
        held.join();
        assertThat(status(token(claims()))).isEqualTo(200);
        assertThat(issuer.requests()).isEqualTo(2);
    }

    @Test
    void theKeysMayLieInAFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("keys.json");
        Files.writeString(file, new JWKSet(IssuerDouble.FIRST).toString());
        Map<String, String> settings = settings();
        settings.remove("culvert.identity.jwt.jwks-url");
        settings.put("culvert.identity.jwt.jwks-file", file.toString());
        identity = identity(settings);
        assertThat(status(token(claims()))).isEqualTo(200);
        Files.writeString(file, new JWKSet(List.of(IssuerDouble.SECOND)).toString());
        clock.goOn(Duration.ofSeconds(3));
        assertThat(status(tokenOfTheSecondKey())).isEqualTo(200);
    }

    @Test
    void whatIsWrongWithASettingNamesItAndItsValue(@TempDir Path folder) throws IOException {
        refusesSetting("issuer", "", "issuer is not set");
        refusesSetting("issuer", "https://a\" b", "issuer is 'https://a\" b'");
        refusesSetting("audience", "", "audience is not set");
        refusesSetting("jwks-url", "", "jwks-url is not set", "jwks-file");
        refusesSetting("jwks-url", "ftp://x", "jwks-url is 'ftp://x'");
        refusesSetting("jwks-file", "/keys.json", "jwks-url is '" + issuer.url(), "jwks-file is '/keys.json'");
        refusesSetting("cache-seconds", "0", "cache-seconds is '0'");
        String file = Files.writeString(folder.resolve("keys.json"), "{}").toString();
        for (String each : List.of(file, file + ".not-there")) {
            Map<String, String> settings = settings();
            settings.remove("culvert.identity.jwt.jwks-url");
            settings.put("culvert.identity.jwt.jwks-file", each);
            assertThatThrownBy(() -> identity(settings))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("jwks-file is '" + each + "'");
        }
    }

    private void refusesSetting(String name, String value, String... message) {
        Map<String, String> settings = settings();
        settings.put("culvert.identity.jwt." + name, value);
        assertThatThrownBy(() -> Identities.of(settings::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(message);
    }

    /** What a good token says. */
    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("subject-1")
                .audience("culvert")
                .expirationTime(in(300))
                .claim("project_id", "east")
                .claim("roles", List.of("offline_access", "reader", "member"));
    }

    private Date in(int seconds) {
        return Date.from(clock.instant().plusSeconds(seconds));
    }

    private static String token(JWTClaimsSet.Builder claims) {
        return IssuerDouble.signed(IssuerDouble.FIRST, RS256, claims.build());
    }

    private String tokenOfTheSecondKey() {
        return IssuerDouble.signed(IssuerDouble.SECOND, JWSAlgorithm.RS256, claims().build());
    }

    private static JWSHeader made(String keyId) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build();
    }

    private Role role(Object roles) {
        Admission admission = identity.admit(token(claims().claim("roles", roles)));
        return ((Admitted) admission).caller().role();
    }

    private int status(String token) {
        return switch (identity.admit(token)) {
            case Admitted _ -> 200;
            case Refused refused -> refused.httpStatus();
        };
    }

    private void refuses(String token) {
        refuses(token, "requires authentication");
    }

    private void refuses(String token, String why) {
        assertThat(identity.admit(token)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.httpStatus()).isEqualTo(401);
            assertThat(refused.headers()).containsEntry("WWW-Authenticate", "Bearer realm=\"" + ISSUER + "\"");
            assertThat(refused.body()).contains("Unauthorized", why);
        });
    }

    /** Whatever it does, it has its patience once. */
    private void answersAwayWithinTwoSeconds(String token) {
        assertThat(Deadline.PATIENCE).isLessThan(Duration.ofSeconds(2));
        long start = System.nanoTime();
        assertThat(status(token)).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Deadline.PATIENCE.multipliedBy(2));
    }

    private Identity identity(Map<String, String> settings) {
        return new JwtIdentity(JwtSettings.of(new Settings(settings::get)), clock);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("culvert.identity", "jwt");
        settings.put("culvert.identity.jwt.issuer", ISSUER);
        settings.put("culvert.identity.jwt.audience", "culvert");
        settings.put("culvert.identity.jwt.jwks-url", issuer.url());
        return settings;
    }
}
