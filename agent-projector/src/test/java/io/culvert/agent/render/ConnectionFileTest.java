package io.culvert.agent.render;

import static io.culvert.agent.render.Approved.assertApproved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.culvert.agent.section.Section;
import io.culvert.events.resource.Certificates;
import io.culvert.events.resource.OwnCertificate;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DpdAction;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.NatTraversal;
import io.culvert.events.value.Phase1Mode;
import io.culvert.events.value.TransformProtocol;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionFileTest {
    private static final String NAME = Samples.EAST.toString();
    private static final String HOSTILE = "\"\\{}#=$,;'` ${x}\\n%@:*[]ab é😀\t\n\r\0\u2028\ud800";

    private static final Certificates CERTIFICATES = new Certificates(
            new OwnCertificate(
                    List.of("MIIBAQ==", "MIIBAg=="), "0".repeat(40), "3000", List.of("CN=east"), Instant.EPOCH),
            List.of("MIIBAw=="));

    @Test
    void isAsApproved() throws IOException {
        assertApproved("ikev2.conf", render(Samples.PLAIN));
        assertApproved(
                "ikev1-aggressive-ah.conf",
                render(Samples.PLAIN
                        .with(IkeVersion.V1)
                        .with(Phase1Mode.AGGRESSIVE)
                        .with(TransformProtocol.AH)
                        .with(EncapsulationMode.TRANSPORT)
                        .with(DpdAction.RESTART)));
        assertApproved(
                "gcm-response-only.conf",
                render(Samples.PLAIN.with(EncryptionAlgorithm.AES_256_GCM_16).with(Initiator.RESPONSE_ONLY)));
    }

    @Test
    void parsesToWhatCharonLoads() {
        Section connection = ConnectionFile.parse(render(Samples.PLAIN)).section(NAME);

        assertThat(connection.text("version")).contains("2");
        assertThat(connection.texts("proposals")).containsExactly("aes256-sha256-modp2048");
        assertThat(connection.section("local").text("id")).contains("172.24.4.226");
        Section child = only(connection.section("children"));
        assertThat(child.texts("local_ts")).containsExactly("10.1.0.0/24");
        assertThat(child.text("start_action")).contains("trap");
    }

    @Test
    void parsesAnyIdentityBackAsItWasRefusedOrRendered() {
        int[] symbols = HOSTILE.codePoints().toArray();
        Random random = new Random(42);
        int rendered = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder id = new StringBuilder("x");
            random.ints(random.nextInt(12), 0, symbols.length).forEach(at -> id.appendCodePoint(symbols[at]));
            String hostile = id.toString();
            String text;
            try {
                text = render(Samples.PLAIN.withIds(hostile, hostile));
            } catch (IllegalArgumentException refused) {
                continue;
            }
            rendered++;
            Section connections = ConnectionFile.parse(text);
            assertThat(connections.sections()).containsOnlyKeys(NAME);
            Section connection = connections.section(NAME);
            assertThat(connection.section("local").text("id")).contains(hostile);
            assertThat(connection.section("remote").text("id")).contains(hostile);
            assertThat(connection.sections()).containsOnlyKeys("local", "remote", "children");
        }
        assertThat(rendered).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "%any",
                "%any6",
                "*",
                "CN=*, O=x",
                "0.0.0.0",
                "::",
                "0.0.0.0/0",
                "10.0.0.1-10.0.0.9",
                "ipv6net:::/0",
                "a\nb",
                "a\0b",
                "a\tb",
                "a\u2028b"
            })
    void refusesAnIdentityThatMatchesAnyoneOrIsNoLine(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> render(Samples.PLAIN.withIds("me", id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a{", "", "a.b", "a\n"})
    void refusesANameThatNeedsQuotes(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> ConnectionFile.render(Samples.PLAIN.ike(), name));
    }

    @Test
    void refusesAhWithEsp() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> render(Samples.PLAIN.with(TransformProtocol.AH_ESP)))
                .withMessageContaining("ah-esp");
    }

    @ParameterizedTest
    @CsvSource({"HOLD,trap", "CLEAR,clear", "RESTART,start", "RESTART_BY_PEER,start", "DISABLED,clear"})
    void mapsEveryDpdAction(DpdAction action, String expected) {
        Section connection =
                ConnectionFile.parse(render(Samples.PLAIN.with(action))).section(NAME);

        assertThat(only(connection.section("children")).text("dpd_action")).contains(expected);
        assertThat(connection.text("dpd_delay")).contains(action == DpdAction.DISABLED ? "0" : "30");
    }

    @Test
    void forcesEncapsulationWhereThatIsWanted() {
        assertThat(ConnectionFile.parse(render(Samples.PLAIN.with(NatTraversal.FORCED)))
                        .section(NAME)
                        .text("encap"))
                .contains("yes");
        assertThat(ConnectionFile.parse(render(Samples.PLAIN)).section(NAME).text("encap"))
                .isEmpty();
    }

    @Test
    void holdsItsCertificatesWholeAndNamesThemWhereTheyAreUsed() throws IOException {
        Samples sample = Samples.PLAIN.with(CERTIFICATES);
        assertApproved("certificates.conf", render(sample));
        Section connection = ConnectionFile.parse(render(sample)).section(NAME);
        assertThat(connection.section("local").text("auth")).contains("pubkey");
        assertThat(connection.section("local").texts("certs"))
                .containsExactly(
                        "-----BEGIN CERTIFICATE-----\nMIIBAQ==\n-----END CERTIFICATE-----\n",
                        "-----BEGIN CERTIFICATE-----\nMIIBAg==\n-----END CERTIFICATE-----\n");
        assertThat(connection.section("remote").texts("cacerts"))
                .containsExactly("-----BEGIN CERTIFICATE-----\nMIIBAw==\n-----END CERTIFICATE-----\n");
        assertThat(connection.section("remote").texts("certs")).isEmpty();
    }

    @Test
    void refusesACertificateThatIsNotTheOneOfItsName() {
        String text = render(Samples.PLAIN.with(CERTIFICATES));
        for (String other :
                List.of(text.replace("MIIBAw==", "MIIBBA=="), text.replaceFirst("(?s)certificates \\{.*", ""))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ConnectionFile.parse(other))
                    .withMessageContaining("is not in the file");
        }
    }

    @Test
    void neverLetsAResponderInitiate() {
        Section child = only(ConnectionFile.parse(
                        render(Samples.PLAIN.with(Initiator.RESPONSE_ONLY).with(DpdAction.RESTART)))
                .section(NAME)
                .section("children"));

        assertThat(child.text("start_action")).contains("none");
        assertThat(child.text("dpd_action")).contains("clear");
    }

    @ParameterizedTest
    @CsvSource({
        "AES_128,SHA1,aes128-sha1-modp2048",
        "TRIPLE_DES,SHA512,3des-sha512-modp2048",
        "AES_192_CTR,AES_XCBC,aes192ctr-aesxcbc-modp2048",
        "AES_256_CCM_12,AES_CMAC,aes256ccm12-prfaescmac-modp2048",
        "AES_128_GCM_8,SHA384,aes128gcm8-prfsha384-modp2048"
    })
    void namesAlgorithmsAsCharonDoes(EncryptionAlgorithm cipher, AuthAlgorithm auth, String expected) {
        assertThat(ConnectionFile.parse(render(Samples.PLAIN.with(cipher).with(auth)))
                        .section(NAME)
                        .texts("proposals"))
                .isEqualTo(List.of(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connections {",
                "connections {\n a = \"x\n}",
                "connections {\n a = \"x\" }\n}",
                "connections {\n include /etc/passwd\n}",
                "connections {\n a = 1\n a = 2\n}",
                "connections {\n a = \"\\x41\"\n}",
                "}"
            })
    void refusesToParseWhatItNeverRenders(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectionFile.parse(text))
                .withMessageStartingWith("line ");
    }

    @Test
    void refusesSectionsDeeperThanTheStack() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConnectionFile.parse("a {\n".repeat(100_000)))
                .withMessage("line 17: sections lie more than 16 deep");
    }

    private static String render(Samples sample) {
        return ConnectionFile.render(sample.ike(), NAME);
    }

    private static Section only(Section parent) {
        assertThat(parent.sections()).hasSize(1);
        return parent.sections().values().iterator().next();
    }
}
