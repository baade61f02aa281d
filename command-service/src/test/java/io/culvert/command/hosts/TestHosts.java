package io.culvert.command.hosts;

import io.culvert.events.host.Ecdsa;
import io.culvert.events.host.HostCredential;
import io.culvert.events.value.HostId;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An authority whose certificates have whatever a test wants in them. */
public final class TestHosts {
    private static final Map<Path, TestHosts> KNOWN = new ConcurrentHashMap<>();

    private final OwnAuthority authority;
    private final Map<HostId, HostCredential> credentials = new ConcurrentHashMap<>();

    private TestHosts(Path file) {
        this.authority = OwnAuthority.in(file, List.of("127.0.0.1"), Instant.now());
    }

    public static TestHosts of(Path authorityFile) {
        return KNOWN.computeIfAbsent(authorityFile, TestHosts::new);
    }

    /** Good for an hour; the same each time. */
    public HostCredential of(HostId host) {
        return credentials.computeIfAbsent(host, it -> of(it, Instant.now(), Duration.ofHours(1)));
    }

    public HostCredential of(HostId host, Instant from, Duration validity) {
        KeyPair keys = Ecdsa.newKeys();
        return new HostCredential(
                keys.getPrivate(),
                authority.issue(host, keys.getPublic(), from.truncatedTo(ChronoUnit.SECONDS), validity));
    }

    /** What a service shows at 127.0.0.1. */
    public HostCredential server() {
        return authority.server(Instant.now()).credential();
    }

    public X509Certificate certificate() {
        return authority.certificate();
    }

    OwnAuthority authority() {
        return authority;
    }
}
