package io.culvert.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.rest.Api.Answer;
import io.culvert.command.rest.Issuer.Issued;
import io.culvert.events.api.Collection;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Connections that authenticate by certificates. */
class CertificatesTest {
    private static final Api API = new Api();
    private static Issuer ours;
    private static Issuer theirs;
    private static Issued east;

    @BeforeAll
    static void issue() throws Exception {
        ours = Issuer.named("O=Culvert, CN=ours");
        theirs = Issuer.named("CN=theirs");
        east = ours.issue("C=CH, O=Culvert, CN=east", Issuer.keys("EC", 384));
    }

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void areTakenInThePlaceOfAPreSharedKeyAndShownToWhoAsks() {
        Site site = Site.in(API);
        Answer made = create(site, own(east) + authorities(theirs.pem()) + ", 'local_id': 'C=ch,O=Culvert, CN=east'");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.inner().get("auth_mode").stringValue()).isEqualTo("pubkey");
        assertThat(made.inner().get("psk").isNull()).isTrue();
        assertThat(made.inner().has("certificate")).isFalse();

        JsonNode shown = site.asked(made.id(), "'local_id': '@East.example'");
        assertThat(shown.get("certificate").stringValue()).isEqualTo(east.certificate());
        assertThat(shown.get("ca_certificates").stringValue()).isEqualTo(theirs.pem());
        assertThat(Instant.parse(shown.get("certificate_not_after").stringValue()))
                .isAfter(Instant.now());
        assertThat(shown.get("psk_fingerprint").isNull()).isTrue();
        assertThat(shown.toString()).doesNotContain("PRIVATE");
        assertThat(API.secrets.kept.values())
                .anyMatch(secret -> MessageDigest.isEqual(
                        secret.reveal(), east.keys().getPrivate().getEncoded()));
    }

    /** It is kept, to know a request again that is repeated. */
    @Test
    void thePrivateKeyIsNotInTheFingerprintOfARequest() {
        assertThat(fingerprint("{\"name\": \"a\", \"private_key\": \"one\", \"psk\": \"one\"}"))
                .isEqualTo(fingerprint("{\"name\": \"a\", \"private_key\": \"another\", \"psk\": \"another\"}"))
                .isNotEqualTo(fingerprint("{\"name\": \"b\"}"));
    }

    private static String fingerprint(String body) {
        Attributes attributes = new Attributes(JsonMapper.shared().readTree(body));
        return new Body.Posted(Collection.SITE_CONNECTIONS, List.of(attributes), false).fingerprint();
    }

    @Test
    void comeAndGoAndAreRenewed() throws Exception {
        Site site = Site.in(API);
        String id = site.connect("").id();
        assertThat(site.change(id, part(own(east))).message()).contains("ca_certificates");
        assertThat(site.change(id, part(authorities(theirs.pem()))).message()).contains("has no certificate");
        assertThat(mode(site.change(id, part(own(east) + authorities(theirs.pem())))))
                .isEqualTo("pubkey");
        assertThat(mode(site.change(id, part(authorities(ours.pem()))))).isEqualTo("pubkey");

        Issued renewed = ours.issue("CN=east", east.keys());
        assertThat(mode(site.change(id, part(", 'certificate': '" + text(renewed.certificate()) + "'"))))
                .isEqualTo("pubkey");
        Issued other = ours.issue("CN=east", Issuer.keys("RSA", 2048));
        assertThat(site.change(id, part(", 'certificate': '" + text(other.certificate()) + "'"))
                        .message())
                .contains("private_key");
        assertThat(mode(site.change(id, part(own(other))))).isEqualTo("pubkey");
        long events = API.commands.events.size();
        assertThat(mode(site.change(id, part(own(other))))).isEqualTo("pubkey");
        assertThat(API.commands.events).as("the same again").hasSize((int) events);

        JsonNode back = site.asked(id, "'psk': 's3cret-again'");
        assertThat(back.get("auth_mode").stringValue()).isEqualTo("psk");
        assertThat(back.get("certificate").isNull()).isTrue();
    }

    @Test
    void aChainIsTakenInItsOrder() throws Exception {
        Issuer between = ours.under("CN=between");
        Issued leaf = between.issue("CN=east", Issuer.keys("EC", 256));
        Site site = Site.in(API);
        Issued chained = new Issued(leaf.keys(), leaf.certificate() + between.pem());
        assertThat(create(site, own(chained) + authorities(theirs.pem())).status())
                .isEqualTo(201);
        Issued wrong = new Issued(leaf.keys(), leaf.certificate() + ours.pem());
        assertThat(create(site, own(wrong) + authorities(theirs.pem())).message())
                .contains("certificate", "'O=Culvert, CN=ours' has not issued the one before it");
    }

    @Test
    void areRefusedBeforeCharonWouldRefuseOrTakeThem() throws Exception {
        Issued ended = ours.issue("CN=east", east.keys(), Instant.parse("2025-01-01T00:00:00Z"));
        refused(own(ended), "certificate", "'CN=east' ended at 2025-01-01T00:00:00Z");
        refused(own(new Issued(ours.keys(), ours.pem())), "certificate", "is that of an authority");
        refused(own(ours.issue("CN=east", Issuer.keys("RSA", 1024))), "certificate", "a key of RSA that is not taken");
        Issued mixed = new Issued(Issuer.keys("EC", 384), east.certificate());
        refused(own(mixed), "private_key", "not that of the certificate");
        refused(own(new Issued(Issuer.keys("RSA", 2048), east.certificate())), "private_key", "not that of");
        Site site = Site.in(API);
        assertThat(create(site, own(east) + authorities(east.certificate())).message())
                .contains("ca_certificates", "is not that of an authority");
    }

    private static void refused(String own, String... words) {
        Answer answer = create(Site.in(API), own + authorities(theirs.pem()));
        assertThat(answer.refusal()).isEqualTo("400 HTTPBadRequest");
        assertThat(answer.message()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'certificate': 'none'     | no X.509 certificates in PEM",
                "'certificate': null       | certificate. Reason: not a valid string",
                "'private_key': 'none'     | it goes with its certificate",
                "'ca_certificates': 7      | ca_certificates. Reason: not a valid string",
                "'ca_certificates': 'x', 'psk': 'secret' | authenticates by it or by certificates",
                "'ca_certificates': 'x', 'generate_psk': true | authenticates by it or by certificates",
            })
    void areRefusedByName(String attributes, String message) {
        Site site = Site.in(API);
        Answer answer = site.change(site.connect("").id(), attributes);
        assertThat(answer.refusal()).isEqualTo("400 HTTPBadRequest");
        assertThat(answer.message()).contains(message);
    }

    @Test
    void anIdentityThatIsNotInTheCertificateIsRefused() {
        Answer answer = create(Site.in(API), own(east) + authorities(theirs.pem()) + ", 'local_id': 'west.example'");
        assertThat(answer.refusal()).isEqualTo("400 HTTPBadRequest");
        assertThat(answer.message())
                .contains("local_id", "'west.example'", "'C=CH, O=Culvert, CN=east'", "'east.example'");
    }

    @Test
    void aKeyIsPkcs8InTheClearAndNoRefusalQuotesIt() {
        String key = east.key().replace("PRIVATE KEY", "EC PRIVATE KEY");
        String body = ", 'certificate': '" + text(east.certificate()) + "', 'private_key': '" + text(key) + "'"
                + authorities(theirs.pem());
        Answer answer = create(Site.in(API), body);
        assertThat(answer.message()).contains("private_key", "openssl pkcs8 -topk8");
        assertThat(answer.body()).doesNotContain(key.lines().toList().get(1));
    }

    @Test
    void allOfItIsNeededAtFirst() {
        Answer answer = create(Site.in(API), own(east));
        assertThat(answer.message()).contains("Required attribute 'ca_certificates' not specified");
    }

    @Test
    void keysAreCalledAsCharonCallsThem() throws Exception {
        for (PublicKey key : new PublicKey[] {
            east.keys().getPublic(), Issuer.keys("RSA", 2048).getPublic()
        }) {
            byte[] bits = SubjectPublicKeyInfo.getInstance(key.getEncoded())
                    .getPublicKeyData()
                    .getBytes();
            assertThat(SubjectKeyId.of(key))
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-1").digest(bits)));
        }
    }

    private static Answer create(Site site, String more) {
        String required = site.required("none").replace(" 'psk': 'none',", "");
        return site.send("POST", Site.CONNECTIONS, "{'ipsec_site_connection': {" + required + more + "}}");
    }

    private static String own(Issued issued) {
        return ", 'certificate': '" + text(issued.certificate()) + "', 'private_key': '" + text(issued.key()) + "'";
    }

    private static String authorities(String pem) {
        return ", 'ca_certificates': '" + text(pem) + "'";
    }

    private static String part(String more) {
        return more.substring(2);
    }

    private static String text(String pem) {
        return pem.replace("\n", "\\n");
    }

    private static String mode(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.inner().get("auth_mode").stringValue();
    }
}
