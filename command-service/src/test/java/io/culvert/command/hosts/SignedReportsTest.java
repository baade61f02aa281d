package io.culvert.command.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.host.HostCredential;
import io.culvert.events.host.SignedReports;
import io.culvert.events.value.HostId;
import io.culvert.events.wire.WireMessage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedReportsTest {
    private static final WireMessage REPORT = new WireMessage("east", Map.of("ce_type", "seen"), "{\"status\":\"UP\"}");

    @TempDir
    private Path folder;

    private HostCredential host(String name) {
        return TestHosts.of(folder.resolve("authority.pem")).of(new HostId(name));
    }

    @Test
    void theSignerIsWhoeverHasTheCertificatesKey() {
        HostCredential host = host("h1");
        assertThat(SignedReports.signer(SignedReports.sign(REPORT, host))).contains(host.certificate());
        assertThat(SignedReports.signer(REPORT)).isEmpty();
        assertThat(SignedReports.signer(
                        SignedReports.sign(REPORT, new HostCredential(host("h2").key(), host.certificate()))))
                .isEmpty();
    }

    @Test
    void nothingOfASignedReportCanBeChanged() {
        WireMessage signed = SignedReports.sign(REPORT, host("h1"));
        assertThat(SignedReports.signer(new WireMessage("west", signed.headers(), signed.body())))
                .isEmpty();
        assertThat(SignedReports.signer(new WireMessage("east", signed.headers(), "{\"status\":\"DOWN\"}")))
                .isEmpty();
        assertThat(SignedReports.signer(with(signed, "ce_type", "other"))).isEmpty();
        assertThat(SignedReports.signer(with(signed, SignedReports.SIGNATURE, "")))
                .isEmpty();
        assertThat(SignedReports.signer(with(signed, SignedReports.CERTIFICATE, "AAAA")))
                .isEmpty();
        assertThat(SignedReports.signer(with(signed, SignedReports.CERTIFICATE, "no base64")))
                .isEmpty();
    }

    /** What is key in one would be type in the other. */
    @Test
    void aSignatureIsOfOneReportAlone() {
        WireMessage signed = SignedReports.sign(new WireMessage("b", Map.of("ce_type", "a"), "c\nd"), host("h1"));
        Map<String, String> headers = new HashMap<>(signed.headers());
        headers.put("ce_type", "a\nb");
        assertThat(SignedReports.signer(new WireMessage("c", headers, "d"))).isEmpty();
    }

    private static WireMessage with(WireMessage message, String header, String value) {
        Map<String, String> headers = new HashMap<>(message.headers());
        headers.put(header, value);
        return new WireMessage(message.key(), headers, message.body());
    }
}
