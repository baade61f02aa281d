package io.culvert.command.operator;

import io.culvert.command.port.HostAdmission;
import io.culvert.command.port.HostAdmission.Invited;
import io.culvert.command.port.HostRegistry.Entry;
import io.culvert.command.port.Leases;
import io.culvert.command.port.Leases.Lease;
import io.culvert.command.port.RouterMoves;
import io.culvert.command.port.RouterMoves.Moment;
import io.culvert.command.port.RouterMoves.Pending;
import io.culvert.events.api.Caller;
import io.culvert.events.event.Cause;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import io.culvert.events.wire.ShownKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
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
    private final Leases leases;
    private final RouterMoves moves;

    public HostsOperatorController(HostAdmission admission, Leases leases, RouterMoves moves) {
        this.admission = admission;
        this.leases = leases;
        this.moves = moves;
    }

    @GetMapping("/operator/hosts")
    Map<String, Object> hosts(Caller caller) {
        RefusedException.unlessAdmin(caller);
        Map<HostId, Lease> held = leases.all().stream().collect(Collectors.toMap(Lease::host, Function.identity()));
        return Map.of(
                "hosts",
                admission.hosts().stream()
                        .map(entry ->
                                show(entry, Optional.ofNullable(held.get(entry.host())), moves.pending(entry.host())))
                        .toList());
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

    /** The host gets no more routers, and those it has go to others. */
    @PostMapping("/operator/hosts/{host}/drain")
    ResponseEntity<Void> drain(@PathVariable String host, Caller caller) {
        return drained(host, true, caller);
    }

    /** The host gets routers again, as others do. */
    @DeleteMapping("/operator/hosts/{host}/drain")
    ResponseEntity<Void> refill(@PathVariable String host, Caller caller) {
        return drained(host, false, caller);
    }

    /** The host gets that router, wherever it is now: once it is ready, or at once. */
    @PostMapping("/operator/hosts/{host}/routers/{router}")
    Map<String, Object> bind(
            @PathVariable String host,
            @PathVariable UUID router,
            @RequestParam String project,
            @RequestParam(defaultValue = "ready") String when,
            Caller caller) {
        RefusedException.unlessAdmin(caller);
        known(host);
        Cause cause = Cause.of(caller.actor(), "bind:" + router);
        Moment given = moves.give(new ProjectId(project), new RouterId(router), new HostId(host), moment(when), cause);
        return Map.of("when", given == Moment.NOW ? "now" : "ready");
    }

    private static Moment moment(String when) {
        return switch (when) {
            case "ready" -> Moment.WHEN_READY;
            case "now" -> Moment.NOW;
            default -> throw RefusedException.badRequest("when is '" + when + "', not 'ready' or 'now'");
        };
    }

    private void known(String host) {
        if (leases.all().stream().noneMatch(lease -> lease.host().value().equals(host))) {
            throw RefusedException.notFound("host '" + host + "' never had a lease");
        }
    }

    private ResponseEntity<Void> drained(String host, boolean draining, Caller caller) {
        RefusedException.unlessAdmin(caller);
        known(host);
        leases.drain(new HostId(host), draining);
        return ResponseEntity.noContent().build();
    }

    private static Map<String, Object> show(Entry entry, Optional<Lease> held, List<Pending> pending) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("host", entry.host().value());
        entry.last().ifPresent(last -> {
            shown.put("certificate", last.fingerprint());
            shown.put("from", last.from().toString());
            shown.put("until", last.until().toString());
        });
        entry.revokedAt().ifPresent(at -> shown.put("revokedAt", at.toString()));
        held.ifPresent(lease -> {
            shown.put("renewedAt", lease.renewedAt().toString());
            shown.put("taken", lease.taken());
            shown.put("draining", lease.draining());
            shown.put("charon", lease.facts().charonVersion());
            lease.facts().algorithms().ifPresent(some -> shown.put("lacks", some.lacking()));
        });
        shown.put("pending", pending.stream().map(HostsOperatorController::show).toList());
        return shown;
    }

    private static Map<String, Object> show(Pending pending) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("project", pending.project().value());
        shown.put("router", pending.router().toString());
        pending.heir().ifPresent(heir -> shown.put("to", heir.value()));
        shown.put("why", pending.why());
        return shown;
    }
}
