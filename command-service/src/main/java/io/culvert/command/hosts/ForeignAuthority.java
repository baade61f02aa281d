package io.culvert.command.hosts;

import io.culvert.events.connect.TrustFile;
import io.culvert.events.host.HostCredential;
import io.culvert.events.host.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** An authority of the operator's: hosts and this service get their certificates from it, by ways of its own. */
record ForeignAuthority(TrustFile trust, Path serverCertificate, Path serverKey) implements HostAuthority {
    @Override
    public List<X509Certificate> trusted() {
        return trust.certificates();
    }

    /** Read at each call, so that what is renewed in its place is taken up. */
    @Override
    public ServerCertificate server(Instant now) {
        List<X509Certificate> chain =
                read("culvert.hosts.server-certificate-file", serverCertificate, Pem::certificates);
        return new ServerCertificate(
                new HostCredential(read("culvert.hosts.server-key-file", serverKey, Pem::privateKey), chain.getFirst()),
                chain.subList(1, chain.size()));
    }

    private static <T> T read(String setting, Path file, Function<String, T> reader) {
        try {
            return reader.apply(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + ": " + file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(setting + ": " + file + " can't be read", e);
        }
    }
}
