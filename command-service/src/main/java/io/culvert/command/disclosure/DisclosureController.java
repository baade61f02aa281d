package io.culvert.command.disclosure;

import io.culvert.command.port.UnavailableException;
import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.wire.ShownKey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The way in for a query service that is another process: it hands on the token of whoever asked it, and decides nothing. */
@RestController
public final class DisclosureController {
    private final Disclosures disclosures;

    public DisclosureController(Disclosures disclosures) {
        this.disclosures = disclosures;
    }

    /** @param connections ids */
    record Asked(List<UUID> connections) {
        Asked {
            connections = List.copyOf(connections);
        }
    }

    /**
     * Answers {@code {"keys": {connection: key}}}.
     *
     * @param requestId of the read that is to show the keys
     */
    @PostMapping("/internal/disclosures")
    ResponseEntity<Map<String, Map<String, ShownKey>>> disclose(
            Caller caller,
            @RequestHeader(name = "X-Openstack-Request-Id", defaultValue = "") String requestId,
            @RequestBody Asked asked) {
        if (asked.connections().size() > Disclosures.MOST_AT_ONCE || !requestId.matches("req-[0-9a-f-]{36}")) {
            return ResponseEntity.badRequest().build();
        }
        List<ConnectionId> ids =
                asked.connections().stream().map(ConnectionId::new).toList();
        Map<String, ShownKey> shown = new HashMap<>();
        disclosures
                .disclose(caller, ids, requestId)
                .forEach((id, key) ->
                        shown.put(id.toString(), new ShownKey(new String(key.reveal(), StandardCharsets.UTF_8))));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("keys", shown));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unavailable(UnavailableException e) {
        ApiError error = new ApiError(503, "ServiceUnavailable", "The service is unavailable, try again later.");
        return ResponseEntity.status(503).header("Retry-After", "2").body(error.body());
    }
}
