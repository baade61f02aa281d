package io.culvert.events.identity;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Optional;

/** Asks Keystone about tokens, with a token of its own. */
final class KeystoneClient {
    private final Requests requests = new Requests();
    private final KeystoneSettings settings;
    private final ServiceToken own;

    KeystoneClient(KeystoneSettings settings, Clock clock) {
        this.settings = settings;
        this.own = new ServiceToken(settings.user(), requests, clock);
    }

    /**
     * @return empty if Keystone knows no such token, or not any more
     * @throws AwayException if Keystone gives no usable answer in time
     */
    Optional<KeystoneToken> validate(String token, Deadline deadline) throws AwayException {
        String ours = own.get(deadline);
        HttpResponse<String> answer = show(token, ours, deadline);
        if (answer.statusCode() == 401) {
            answer = show(token, own.insteadOf(ours, deadline), deadline);
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
}
