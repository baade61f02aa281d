package io.culvert.events.connect;

import io.culvert.events.identity.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Certificates in PEM form: who vouches for a server, and nobody else does. */
public record TrustFile(Path file, List<X509Certificate> certificates) {
    /** Who vouches for the certificate of the API, for those that call it: the other service, and the launcher. */
    public static final String OF_THE_API = "culvert.api.trust-file";

    public TrustFile {
        certificates = List.copyOf(certificates);
    }

    /** @throws IllegalArgumentException naming the setting, if what it names can't be used */
    public static Optional<TrustFile> of(Settings settings, String setting) {
        return settings.get(setting).map(file -> read(setting, file));
    }

    private static TrustFile read(String setting, String file) {
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            List<X509Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (found.isEmpty()) {
                throw new CertificateException("none");
            }
            return new TrustFile(Path.of(file), found);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(setting + " is '" + file + "', which can't be read", e);
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    setting + " is '" + file + "', but a file with certificates in PEM form is needed", e);
        }
    }

    /** For asking a service; absent for one whose certificate the JVM trusts. */
    public static HttpClient client(Optional<TrustFile> trusted, Duration connectTimeout) {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(connectTimeout);
        trusted.ifPresent(some -> client.sslContext(some.context()));
        return client.build();
    }

    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, Trust.in(certificates), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }
}
