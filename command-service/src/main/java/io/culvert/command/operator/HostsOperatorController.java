package io.culvert.command.operator;

import io.culvert.command.port.HostAdmission;
import io.culvert.command.port.HostAdmission.Invited;
import io.culvert.command.port.HostRegistry.Entry;
import io.culvert.events.api.Caller;
import io.culvert.events.value.HostId;
import io.culvert.events.wire.ShownKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which hosts may act, and the ways to let one in and to put one out. */
@RestController
public final class HostsOperatorController {
    private static final int MOST_MINUTES = 7 * 24 * 60;

    private final HostAdmission admission;

    public HostsOperatorController(HostAdmission admission) {
        this.admission = admission;
    }

    @GetMapping("/operator/hosts")
    Map<String, Object> hosts(Caller caller) {
        RefusedException.unlessAdmin(caller);
        return Map.of(
                "hosts",
                admission.hosts().stream().map(HostsOperatorController::show).toList());
    }

    @PostMapping("/operator/hosts/{host}/invitation")
    ResponseEntity<Map<String, Object>> invite(
            @PathVariable String host, @RequestParam(defaultValue = "60") int minutes, Caller caller) {
        RefusedException.unlessAdmin(caller);
        if (minutes < 1 || minutes > MOST_MINUTES) {
            throw RefusedException.badRequest("minutes is '" + minutes + "', not 1 to " + MOST_MINUTES);
        }
        Invited invited = invited(host, Duration.ofMinutes(minutes));
        return ResponseEntity.status(201)
                .cacheControl(CacheControl.noStore())
                .body(Map.of(
                        "host",
                        host,
                        "token",
                        new ShownKey(new String(invited.token().reveal(), StandardCharsets.US_ASCII)),
                        "until",
                        invited.until().toString()));
    }

    private Invited invited(String host, Duration within) {
        try {
            return admission.invite(new HostId(host), within);
        } catch (IllegalArgumentException e) {
            throw RefusedException.badRequest(String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            throw RefusedException.conflict(String.valueOf(e.getMessage()));
        }
    }

    @PostMapping("/operator/hosts/{host}/revocation")
    ResponseEntity<Void> revoke(@PathVariable String host, Caller caller) {
        RefusedException.unlessAdmin(caller);
        admission.revoke(new HostId(host));
        return ResponseEntity.noContent().build();
    }

    private static Map<String, Object> show(Entry entry) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("host", entry.host().value());
        entry.last().ifPresent(last -> {
            shown.put("certificate", last.fingerprint());
            shown.put("from", last.from().toString());
            shown.put("until", last.until().toString());
        });
        entry.revokedAt().ifPresent(at -> shown.put("revokedAt", at.toString()));
        return shown;
    }
}
