package io.culvert.events.host;

import io.culvert.events.wire.WireMessage;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A host's name under its report: the headers {@value #CERTIFICATE}, of X.509 in base64, and {@value #SIGNATURE}, over type,
 * key and body. Whoever may write to the topic can so still not report for a host, whose key he does not have.
 */
public final class SignedReports {
    public static final String CERTIFICATE = "culvert-certificate";
    public static final String SIGNATURE = "culvert-signature";

    private SignedReports() {}

    public static WireMessage sign(WireMessage report, HostCredential credential) {
        Map<String, String> headers = new HashMap<>(report.headers());
        headers.put(CERTIFICATE, Base64.getEncoder().encodeToString(Pem.der(credential.certificate())));
        headers.put(SIGNATURE, Ecdsa.sign(signed(report), credential.key()));
        return new WireMessage(report.key(), headers, report.body());
    }

    /** The certificate that came with the report and whose key has signed it; whether to trust it is another question. */
    public static Optional<X509Certificate> signer(WireMessage report) {
        try {
            byte[] der = Base64.getDecoder().decode(report.headers().getOrDefault(CERTIFICATE, ""));
            X509Certificate certificate = Pem.certificate(der);
            String signature = report.headers().getOrDefault(SIGNATURE, "");
            return Ecdsa.isSigned(signed(report), signature, certificate.getPublicKey())
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** No line but the last can have a line feed in it, so that two reports never have one text. */
    private static String signed(WireMessage report) {
        String type = report.headers().getOrDefault("ce_type", "");
        return String.join("\n", "culvert report", oneLine(type), oneLine(report.key()), report.body());
    }

    private static String oneLine(String text) {
        return text.replace("%", "%25").replace("\n", "%0A");
    }
}
