package io.culvert.agent.render;

import io.culvert.agent.identity.TestAuthority;
import io.culvert.events.host.HostCredential;
import io.culvert.events.resource.Certificates;
import io.culvert.events.resource.OwnCertificate;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** What a connection authenticates with by certificates, and the private key. */
public record Proof(Certificates certificates, PrivateKey privateKey) {
    /** @param name that the certificate is for
     *  @param theirs who vouches for the peer */
    public static Proof of(TestAuthority ours, String name, TestAuthority theirs) throws Exception {
        HostCredential own = ours.server(name);
        byte[] bits = SubjectPublicKeyInfo.getInstance(
                        own.certificate().getPublicKey().getEncoded())
                .getPublicKeyData()
                .getBytes();
        OwnCertificate certificate = new OwnCertificate(
                List.of(base64(own.certificate())),
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bits)),
                HexFormat.of()
                        .formatHex(own.certificate().getSubjectX500Principal().getEncoded()),
                List.of("CN=server", name),
                own.certificate().getNotAfter().toInstant());
        return new Proof(new Certificates(certificate, List.of(base64(theirs.certificate()))), own.key());
    }

    /** As the vault has it (PKCS #8). */
    public byte[] key() {
        return privateKey.getEncoded();
    }

    /** The same, showing who issued it as well. */
    public Proof with(TestAuthority issuer) throws Exception {
        OwnCertificate own = certificates.own();
        List<String> chain = List.of(own.chain().getFirst(), base64(issuer.certificate()));
        return new Proof(
                new Certificates(
                        new OwnCertificate(chain, own.subjectKeyId(), own.subject(), own.identities(), own.notAfter()),
                        certificates.authorities()),
                privateKey);
    }

    public String keyId() {
        return certificates.own().subjectKeyId();
    }

    private static String base64(X509Certificate certificate) throws Exception {
        return Base64.getEncoder().encodeToString(certificate.getEncoded());
    }
}
