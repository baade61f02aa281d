package io.culvert.agent.identity;

import io.culvert.events.host.Ecdsa;
import io.culvert.events.host.HostCredential;
import io.culvert.events.host.HostNames;
import io.culvert.events.value.HostId;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority as the command service has one, or a connection's peer. */
public final class TestAuthority {
    private final X500Name name;
    private final PrivateKey key;
    private final X509Certificate certificate;

    TestAuthority() throws Exception {
        this("CN=test authority");
    }

    public TestAuthority(String name) throws Exception {
        this.name = new X500Name(name);
        KeyPair keys = Ecdsa.newKeys();
        key = keys.getPrivate();
        X509v3CertificateBuilder builder = builder(this.name, keys.getPublic(), Instant.now(), Duration.ofDays(1));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(1));
        certificate = signed(builder);
    }

    private TestAuthority(X500Name name, PrivateKey key, X509Certificate certificate) {
        this.name = name;
        this.key = key;
        this.certificate = certificate;
    }

    /** Another authority, by this one. */
    public TestAuthority under(String other) throws Exception {
        KeyPair keys = Ecdsa.newKeys();
        X500Name theirs = new X500Name(other);
        X509v3CertificateBuilder builder = builder(theirs, keys.getPublic(), Instant.now(), Duration.ofDays(1));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        return new TestAuthority(theirs, keys.getPrivate(), signed(builder));
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** @param name of the domain name system */
    public HostCredential server(String name) throws Exception {
        KeyPair keys = Ecdsa.newKeys();
        X509v3CertificateBuilder builder =
                builder(new X500Name("CN=server"), keys.getPublic(), Instant.now(), Duration.ofDays(1));
        builder.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
        return new HostCredential(keys.getPrivate(), signed(builder));
    }

    X509Certificate host(HostId host, PublicKey hostKey, Instant from, Duration validity) throws Exception {
        X509v3CertificateBuilder builder = builder(new X500Name("CN=host"), hostKey, from, validity);
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, HostNames.uri(host))));
        return signed(builder);
    }

    private X509v3CertificateBuilder builder(X500Name subject, PublicKey key, Instant from, Duration validity) {
        return new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(64, new SecureRandom()),
                Date.from(from.minusSeconds(60)),
                Date.from(from.plus(validity)),
                subject,
                key);
    }

    private X509Certificate signed(X509v3CertificateBuilder builder) throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }
}
