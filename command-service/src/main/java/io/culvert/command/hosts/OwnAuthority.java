package io.culvert.command.hosts;

import io.culvert.command.files.PrivateFile;
import io.culvert.events.host.Ecdsa;
import io.culvert.events.host.HostCredential;
import io.culvert.events.host.HostNames;
import io.culvert.events.host.Pem;
import io.culvert.events.value.HostId;
import io.culvert.events.value.IpAddress;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Culvert's own small certificate authority (RFC 5280): its key and certificate lie in one file that its owner alone may
 * read, which instances of one cluster share.
 */
final class OwnAuthority implements HostAuthority {
    private static final Duration VALIDITY = Duration.ofDays(3650);
    private static final Duration SERVER_VALIDITY = Duration.ofDays(7);

    /** The clock of a host may be behind. */
    private static final Duration TOLERANCE = Duration.ofDays(1);

    private static final X500Name NAME = name("Culvert hosts authority");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final List<String> names;

    private OwnAuthority(PrivateKey key, X509Certificate certificate, List<String> names) {
        this.key = key;
        this.certificate = certificate;
        this.names = List.copyOf(names);
    }

    /**
     * Makes the authority if there is no such file.
     *
     * @param names under which hosts reach this instance: of the domain name system, or addresses
     * @throws IllegalArgumentException if the file has something else in it; names the file
     */
    static OwnAuthority in(Path file, List<String> names, Instant now) {
        String text = PrivateFile.readOrMake(file, () -> made(now));
        try {
            return new OwnAuthority(Pem.privateKey(text), Pem.certificates(text).getFirst(), names);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("culvert.hosts.authority-file: " + file + ": " + e.getMessage(), e);
        }
    }

    private static String made(Instant now) {
        KeyPair keys = Ecdsa.newKeys();
        X509v3CertificateBuilder builder = builder(NAME, keys.getPublic(), now.minus(TOLERANCE), now.plus(VALIDITY));
        extend(builder, Extension.basicConstraints, true, new BasicConstraints(0));
        extend(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return Pem.of(keys.getPrivate()) + Pem.of(signed(builder, keys.getPrivate()));
    }

    @Override
    public List<X509Certificate> trusted() {
        return List.of(certificate);
    }

    /** For a week; whoever shows it asks for the next one long before. */
    @Override
    public ServerCertificate server(Instant now) {
        KeyPair keys = Ecdsa.newKeys();
        X509v3CertificateBuilder builder =
                builder(name("Culvert"), keys.getPublic(), now.minus(TOLERANCE), now.plus(SERVER_VALIDITY));
        forUse(builder, KeyPurposeId.id_kp_serverAuth);
        extend(
                builder,
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(names.stream().map(OwnAuthority::general).toArray(GeneralName[]::new)));
        return new ServerCertificate(new HostCredential(keys.getPrivate(), signed(builder, key)), List.of(certificate));
    }

    /**
     * A certificate with which the host may ask and sign.
     *
     * @param from to the second; not before it, so that what was revoked before does not count again
     */
    X509Certificate issue(HostId host, PublicKey hostKey, Instant from, Duration validity) {
        X509v3CertificateBuilder builder = builder(name(host.value()), hostKey, from, from.plus(validity));
        forUse(builder, KeyPurposeId.id_kp_clientAuth);
        extend(
                builder,
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, HostNames.uri(host))));
        return signed(builder, key);
    }

    X509Certificate certificate() {
        return certificate;
    }

    private static void forUse(X509v3CertificateBuilder builder, KeyPurposeId purpose) {
        extend(builder, Extension.basicConstraints, true, new BasicConstraints(false));
        extend(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        extend(builder, Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    }

    private static GeneralName general(String name) {
        return new GeneralName(isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }

    private static boolean isAddress(String name) {
        try {
            return IpAddress.of(name) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static X500Name name(String commonName) {
        // What does not fit into a common name is in the alternative names alone.
        String fitting = commonName.length() <= 64 ? commonName : commonName.substring(0, 64);
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, fitting).build();
    }

    private static X509v3CertificateBuilder builder(
            X500Name subject, PublicKey subjectKey, Instant from, Instant until) {
        BigInteger serial = new BigInteger(127, RANDOM);
        return new JcaX509v3CertificateBuilder(NAME, serial, Date.from(from), Date.from(until), subject, subjectKey);
    }

    private static void extend(
            X509v3CertificateBuilder builder, ASN1ObjectIdentifier which, boolean critical, ASN1Encodable value) {
        try {
            builder.addExtension(which, critical, value);
        } catch (CertIOException e) {
            throw new IllegalStateException("extension " + which, e);
        }
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (OperatorCreationException | CertificateException e) {
            throw new IllegalStateException("the authority for hosts can't sign", e);
        }
    }
}
