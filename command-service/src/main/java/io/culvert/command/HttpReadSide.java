package io.culvert.command;

import io.culvert.command.port.Owners;
import io.culvert.command.port.ReadSide;
import io.culvert.events.connect.TrustFile;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The read side in another process. */
final class HttpReadSide implements ReadSide, Owners {
    private static final Logger LOG = LoggerFactory.getLogger(HttpReadSide.class);
    /** For who owns something, without which an admin can go on in his own project. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HttpClient client;
    private final String url;

    /** @param trusted who may vouch for its certificate; absent for those whom the JVM trusts */
    HttpReadSide(URI url, Optional<TrustFile> trusted) {
        this.client = TrustFile.client(trusted, Duration.ofMillis(500));
        this.url = url.toString().replaceAll("/+$", "");
    }

    @Override
    public void await(ProjectId project, long version, Duration atMost) {
        String path = "/internal/versions/"
                + URLEncoder.encode(project.value(), StandardCharsets.UTF_8).replace("+", "%20");
        URI asked = URI.create(url + path + "?atLeast=" + version + "&waitMillis=" + atMost.toMillis());
        try {
            client.send(HttpRequest.newBuilder(asked).timeout(atMost).build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            // The write is durable and answered all the same; its reader may see it a little later.
            LOG.debug("the read side did not answer: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Optional<ProjectId> of(ResourceId id) {
        URI asked = URI.create(url + "/internal/owners/" + ResourceKind.subject(id));
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(asked).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(new ProjectId(answer.body())) : Optional.empty();
        } catch (IOException e) {
            LOG.debug("the read side did not answer: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
