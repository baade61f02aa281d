package io.culvert.events.identity;

import io.culvert.events.wire.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Asks Keystone about tokens, with a token of its own that it gets by password and renews when it is old or refused. */
final class KeystoneClient {
    private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(30);

    private record Own(String token, Instant expires) {}

    private final Requests requests = new Requests();
    private final KeystoneSettings settings;
    private final Clock clock;
    private final ReentrantLock renewing = new ReentrantLock();
    private Optional<Own> own = Optional.empty();

    KeystoneClient(KeystoneSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @return empty if Keystone knows no such token, or not any more
     * @throws AwayException if Keystone gives no usable answer in time
     */
    Optional<KeystoneToken> validate(String token, Deadline deadline) throws AwayException {
        String ours = ownToken(Optional.empty(), deadline);
        HttpResponse<String> answer = show(token, ours, deadline);
        if (answer.statusCode() == 401) {
            answer = show(token, ownToken(Optional.of(ours), deadline), deadline);
        }
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(KeystoneToken.read(answer.body()));
            case 404 -> Optional.empty();
            default -> throw new AwayException("Keystone answered " + answer.statusCode() + " about a token");
        };
    }

    private HttpResponse<String> show(String token, String ours, Deadline deadline) throws AwayException {
        return requests.send(
                HttpRequest.newBuilder(URI.create(settings.url() + "/v3/auth/tokens?nocatalog"))
                        .header("X-Auth-Token", ours)
                        .header("X-Subject-Token", token)
                        .GET()
                        .build(),
                deadline);
    }

    /** Our own token; another one than that which was refused, unless somebody has renewed it meanwhile. */
    private String ownToken(Optional<String> refused, Deadline deadline) throws AwayException {
        Requests.lock(renewing, settings.url(), deadline);
        try {
            Own good = own.filter(each -> isGood(each, refused)).orElse(null);
            if (good == null) {
                good = authenticate(deadline);
                own = Optional.of(good);
            }
            return good.token();
        } finally {
            renewing.unlock();
        }
    }

    private boolean isGood(Own present, Optional<String> refused) {
        return clock.instant().plus(BEFORE_EXPIRY).isBefore(present.expires())
                && !refused.equals(Optional.of(present.token()));
    }

    private Own authenticate(Deadline deadline) throws AwayException {
        HttpResponse<String> answer = requests.send(
                HttpRequest.newBuilder(URI.create(settings.url() + "/v3/auth/tokens"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Json.write(Map.of("auth", auth()))))
                        .build(),
                deadline);
        Optional<String> token = answer.headers().firstValue("X-Subject-Token");
        if (answer.statusCode() != 201 || token.isEmpty()) {
            throw new AwayException("Keystone answered " + answer.statusCode() + " to the password of user '"
                    + settings.user() + "', domain '" + settings.userDomain() + "', for project '" + settings.project()
                    + "'");
        }
        return new Own(token.get(), KeystoneToken.read(answer.body()).expires());
    }

    private Map<String, Object> auth() {
        var user = Map.of(
                "name", settings.user(),
                "domain", Map.of("name", settings.userDomain()),
                "password", settings.password());
        var project = Map.of("name", settings.project(), "domain", Map.of("name", settings.projectDomain()));
        return Map.of(
                "identity", Map.of("methods", List.of("password"), "password", Map.of("user", user)),
                "scope", Map.of("project", project));
    }
}
