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

/** A token of our own, got from Keystone by password, and renewed when it is old or refused. */
public final class ServiceToken {
    private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(30);

    private record Own(String token, Instant expires) {}

    private final ServiceUser user;
    private final Requests requests;
    private final Clock clock;
    private final ReentrantLock renewing = new ReentrantLock();
    private Optional<Own> own = Optional.empty();

    public ServiceToken(ServiceUser user, Requests requests, Clock clock) {
        this.user = user;
        this.requests = requests;
        this.clock = clock;
    }

    /** @throws AwayException if Keystone gives none in time */
    public String get(Deadline deadline) throws AwayException {
        return get(Optional.empty(), deadline);
    }

    /**
     * Another one than that which was refused, unless somebody has renewed it meanwhile.
     *
     * @throws AwayException if Keystone gives none in time
     */
    public String insteadOf(String refused, Deadline deadline) throws AwayException {
        return get(Optional.of(refused), deadline);
    }

    private String get(Optional<String> refused, Deadline deadline) throws AwayException {
        Requests.lock(renewing, user.keystone(), deadline);
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
                HttpRequest.newBuilder(URI.create(user.keystone() + "/v3/auth/tokens"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Json.write(Map.of("auth", auth()))))
                        .build(),
                deadline);
        Optional<String> token = answer.headers().firstValue("X-Subject-Token");
        if (answer.statusCode() != 201 || token.isEmpty()) {
            throw new AwayException("Keystone answered " + answer.statusCode() + " to the password of user '"
                    + user.user() + "', domain '" + user.userDomain() + "', for project '" + user.project() + "'");
        }
        return new Own(token.get(), KeystoneToken.read(answer.body()).expires());
    }

    private Map<String, Object> auth() {
        var named = Map.of(
                "name", user.user(),
                "domain", Map.of("name", user.userDomain()),
                "password", user.password());
        var project = Map.of("name", user.project(), "domain", Map.of("name", user.projectDomain()));
        return Map.of(
                "identity", Map.of("methods", List.of("password"), "password", Map.of("user", named)),
                "scope", Map.of("project", project));
    }
}
