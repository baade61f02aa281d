package io.culvert.command;

import io.culvert.command.port.Owners;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the read side in another process knows. */
final class HttpOwners implements Owners {
    private static final Logger LOG = LoggerFactory.getLogger(HttpOwners.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofMillis(500)).build();
    private final String url;

    HttpOwners(URI url) {
        this.url = url.toString().replaceAll("/+$", "");
    }

    @Override
    public Optional<ProjectId> of(ResourceId id) {
        URI asked = URI.create(url + "/internal/owners/" + ResourceKind.of(id).wireName() + "/" + id);
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(asked).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(new ProjectId(answer.body())) : Optional.empty();
        } catch (IOException e) {
            LOG.debug("the read side did not answer: {}", e.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
