package io.culvert.command.operator;

import io.culvert.command.domain.BindRouter;
import io.culvert.command.domain.MoveRouter;
import io.culvert.command.port.Commands;
import io.culvert.command.port.HostAdmission;
import io.culvert.command.port.HostAdmission.Invited;
import io.culvert.command.port.HostRegistry.Entry;
import io.culvert.command.port.Leases;
import io.culvert.command.port.Leases.Lease;
import io.culvert.events.api.Caller;
import io.culvert.events.event.Cause;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import io.culvert.events.wire.ShownKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
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
    private final Commands commands;

    public HostsOperatorController(HostAdmission admission, Leases leases, Commands commands) {
        this.admission = admission;
        this.leases = leases;
        this.commands = commands;
    }

    @GetMapping("/operator/hosts")
    Map<String, Object> hosts(Caller caller) {
        RefusedException.unlessAdmin(caller);
        Map<HostId, Lease> held = leases.all().stream().collect(Collectors.toMap(Lease::host, Function.identity()));
        return Map.of(
                "hosts",
                admission.hosts().stream()
                        .map(entry -> show(entry, Optional.ofNullable(held.get(entry.host()))))
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

    /** The host gets that router, wherever it is now. */
    @PostMapping("/operator/hosts/{host}/routers/{router}")
    ResponseEntity<Void> bind(
            @PathVariable String host, @PathVariable UUID router, @RequestParam String project, Caller caller) {
        RefusedException.unlessAdmin(caller);
        known(host);
        Cause cause = Cause.of(caller.actor(), "bind:" + router);
        HostId to = new HostId(host);
        commands.execute(
                new ProjectId(project),
                new MoveRouter(new RouterId(router), to, Clock.systemUTC().instant(), "moved to host " + to),
                cause);
        commands.execute(new ProjectId(project), new BindRouter(new RouterId(router), to), cause);
        return ResponseEntity.noContent().build();
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

    private static Map<String, Object> show(Entry entry, Optional<Lease> held) {
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
        return shown;
    }
}
