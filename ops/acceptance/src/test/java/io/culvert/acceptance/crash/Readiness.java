package io.culvert.acceptance.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What services tell of their own health. */
final class Readiness {
    private static final Http HTTP = new Http();
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Readiness() {}

    /** Waits for each of the services, and fails if one of the processes has ended meanwhile. */
    static void await(List<Launched> processes, List<String> services) {
        Waiting.until(services + " ready", LIMIT, () -> {
            processes.forEach(Launched::failIfEnded);
            return services.stream().allMatch(service -> of(service).isPresent());
        });
    }

    /** Empty unless the service is ready. */
    static Optional<JsonNode> of(String service) {
        try {
            Http.Answer answer =
                    HTTP.send("GET", service + "/actuator/health/readiness", "", "", Duration.ofSeconds(5));
            return Optional.of(answer).filter(it -> it.status() == 200).map(Http.Answer::json);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
