package io.culvert.agent.identity;

import io.culvert.agent.port.Credentials;
import io.culvert.events.host.Ecdsa;
import io.culvert.events.host.EnrolmentToken;
import io.culvert.events.host.HostCredential;
import io.culvert.events.host.Issued;
import io.culvert.events.host.KeyRequest;
import io.culvert.events.host.Pem;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who this host is. It enrols with a token once, then gets itself the next certificate in good time, with a new key each
 * time; a token that it has not used yet has it enrol anew. It trusts no service before that.
 */
public final class HostIdentity implements Credentials {
    private static final Logger LOG = LoggerFactory.getLogger(HostIdentity.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Who was refused, or asks for what is due only soon, need not be quick. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private final URI url;
    private final IdentityFiles files;
    private final Supplier<Optional<EnrolmentToken>> tokens;
    private final InstantSource clock;
    private final Runnable again;
    private final CountDownLatch known = new CountDownLatch(1);
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("culvert-identity").unstarted(this::tend);
    private volatile boolean closing;
    private boolean settled;
    private Optional<Enrolling> enrolling = Optional.empty();
    private volatile @Nullable Shown shown;
    private volatile Optional<String> trouble = Optional.of("not enrolled yet");

    /** The identity as it is now, with the connections that show it. */
    private record Shown(Identity identity, HostsApi api) {}

    private record Enrolling(EnrolmentToken token, KeyPair keys) {}

    /**
     * @param url of the command service's port for hosts
     * @param folder for what the host is
     * @param tokens the token that the operator has given, if there is one; asked again and again, so that it may come late
     * @param again is run when the host was let in again, after what it did had not counted for a while
     */
    public HostIdentity(
            URI url, Path folder, Supplier<Optional<EnrolmentToken>> tokens, InstantSource clock, Runnable again) {
        this.url = url;
        this.files = new IdentityFiles(folder);
        this.tokens = tokens;
        this.clock = clock;
        this.again = again;
    }

    public void start() {
        thread.start();
    }

    /** Takes up at once what has changed. */
    void lookNow() {
        wake.release();
    }

    /** What keeps the host from having an identity that counts; empty if nothing does. */
    public Optional<String> trouble() {
        return trouble;
    }

    @Override
    public HostCredential credential() throws InterruptedException {
        known.await();
        return now().identity().credential();
    }

    /** @throws IdentityException if the host has no identity yet, or the service is away */
    public HttpResponse<byte[]> get(String path) {
        return now().api().get(path);
    }

    /** The same with a JSON body. */
    public HttpResponse<byte[]> send(String method, String path, String body) {
        return now().api().send(method, path, body);
    }

    private Shown now() {
        Shown now = shown;
        if (now == null) {
            throw new IdentityException("this host is not enrolled yet", null);
        }
        return now;
    }

    private void tend() {
        try {
            while (!closing) {
                boolean _ = wake.tryAcquire(look().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted");
        }
    }

    private Duration look() {
        try {
            if (shown == null) {
                files.read().ifPresent(this::show);
            }
            Optional<String> refused = takeUpToken();
            Shown now = shown;
            if (now == null) {
                told("not enrolled: give it a token, as 'ops/culvert hosts invite' makes it");
                return LOOK;
            }
            if (now.identity().isDue(clock.instant())) {
                renew(now);
            }
            refused.ifPresentOrElse(this::told, () -> trouble = Optional.empty());
            settled = true;
            return LOOK_AGAIN;
        } catch (RuntimeException e) {
            told(String.valueOf(e.getMessage()));
            return shown == null ? LOOK : LOOK_AGAIN;
        }
    }

    /** What came in the way; whoever is enrolled already goes on as he is. */
    private Optional<String> takeUpToken() {
        try {
            tokens.get().filter(it -> !it.id().equals(files.token())).ifPresent(this::enrol);
            return Optional.empty();
        } catch (IdentityException e) {
            if (shown == null) {
                throw e;
            }
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void told(String what) {
        Optional<String> news = Optional.of("identity: " + what);
        if (!trouble.equals(news)) {
            LOG.warn("identity: {}", what);
        }
        trouble = news;
    }

    /** With one key for as long as it takes: a token is good for no other once it is used. */
    private void enrol(EnrolmentToken token) {
        KeyPair keys = enrolling
                .filter(it -> it.token().equals(token))
                .map(Enrolling::keys)
                .orElseGet(Ecdsa::newKeys);
        enrolling = Optional.of(new Enrolling(token, keys));
        try (HostsApi stranger = new HostsApi(url, PinnedAuthority.tls(token.authority()))) {
            take(stranger.enrol(KeyRequest.of(token.reveal(), keys)), keys);
        }
        files.writeToken(token.id());
        LOG.info("enrolled with {}", token);
        if (settled) {
            again.run();
        }
    }

    private void renew(Shown now) {
        files.read().filter(other -> !other.isDue(clock.instant())).ifPresentOrElse(this::show, () -> {
            KeyPair keys = Ecdsa.newKeys();
            take(now.api().renew(KeyRequest.of("", keys)), keys);
            LOG.info("a new certificate is in use");
        });
    }

    private void take(Issued issued, KeyPair keys) {
        Identity fresh = new Identity(
                new HostCredential(
                        keys.getPrivate(),
                        Pem.certificates(issued.certificate()).getFirst()),
                Pem.certificates(issued.authority()));
        files.write(fresh);
        show(fresh);
    }

    private void show(Identity identity) {
        Shown before = shown;
        shown = new Shown(identity, new HostsApi(url, identity.tls()));
        known.countDown();
        if (before != null) {
            before.api().close();
        }
    }

    public void close() throws InterruptedException {
        closing = true;
        lookNow();
        thread.join(Duration.ofSeconds(2));
        Shown now = shown;
        if (now != null) {
            now.api().close();
        }
    }
}
