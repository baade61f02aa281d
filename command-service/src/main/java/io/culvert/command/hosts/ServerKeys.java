package io.culvert.command.hosts;

import io.culvert.command.hosts.HostAuthority.ServerCertificate;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** What the port for hosts shows at each handshake: the authority is asked again every hour, so that it never expires. */
final class ServerKeys extends X509ExtendedKeyManager {
    private static final String ALIAS = "culvert";
    private static final Duration FRESH = Duration.ofHours(1);

    private final HostAuthority authority;
    private final Clock clock;
    private ServerCertificate shown;
    private Instant since;

    ServerKeys(HostAuthority authority, Clock clock) {
        this.authority = authority;
        this.clock = clock;
        this.since = clock.instant();
        this.shown = authority.server(since);
    }

    private synchronized ServerCertificate shown() {
        Instant now = clock.instant();
        if (now.isAfter(since.plus(FRESH))) {
            shown = authority.server(now);
            since = now;
        }
        return shown;
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return ALIAS;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return ALIAS;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        ServerCertificate now = shown();
        return Stream.concat(Stream.of(now.credential().certificate()), now.chain().stream())
                .toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return shown().credential().key();
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
