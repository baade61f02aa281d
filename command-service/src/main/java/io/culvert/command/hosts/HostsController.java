package io.culvert.command.hosts;

import io.culvert.command.domain.ReleaseSecret;
import io.culvert.command.domain.Together;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.port.Commands;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.Hosts;
import io.culvert.command.port.Outcome;
import io.culvert.command.port.Secret;
import io.culvert.command.port.Secrets;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.edge.EdgeFilter;
import io.culvert.events.event.Cause;
import io.culvert.events.host.Issued;
import io.culvert.events.host.KeyRequest;
import io.culvert.events.host.SecretsAnswer;
import io.culvert.events.host.SecretsRequest;
import io.culvert.events.lease.HostFacts;
import io.culvert.events.lease.LeaseTerms;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.wire.Json;
import io.culvert.events.wire.UnreadableException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What hosts ask for. Whatever one may not have is refused in one way, and put on record. */
@RestController
public final class HostsController {
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final int LONGEST_REQUEST = 4_096;

    private final TrustedHosts hosts;
    private final Enrolments enrolments;
    private final Hosts leases;
    private final EventLog log;
    private final Commands commands;
    private final Secrets secrets;

    HostsController(
            TrustedHosts hosts, Enrolments enrolments, Hosts leases, EventLog log, Commands commands, Secrets secrets) {
        this.hosts = hosts;
        this.enrolments = enrolments;
        this.leases = leases;
        this.log = log;
        this.commands = commands;
        this.secrets = secrets;
    }

    @PostMapping("/hosts/enrolment")
    ResponseEntity<String> enrol(HttpServletRequest request) throws IOException {
        return issued(request, Enrolments::enrol);
    }

    @PostMapping("/hosts/certificate")
    ResponseEntity<String> renew(HttpServletRequest request) throws IOException {
        Optional<HostId> host = speaker(request);
        if (host.isEmpty()) {
            return denied();
        }
        return issued(request, (all, wanted) -> all.renew(host.get(), wanted));
    }

    /** Renews the host's lease; 409 if it was taken. */
    @PutMapping("/hosts/lease")
    ResponseEntity<String> renewLease(HttpServletRequest request) throws IOException {
        Optional<HostId> host = speaker(request);
        if (host.isEmpty()) {
            return denied();
        }
        return leases.renew(host.get(), read(request, HostFacts.class))
                .map(terms -> given(200, terms))
                .orElseGet(() -> ResponseEntity.status(409).build());
    }

    /** A host whose lease was taken has let go of what it carried. */
    @PostMapping("/hosts/lease")
    ResponseEntity<String> beginLease(HttpServletRequest request) throws IOException {
        Optional<HostId> host = speaker(request);
        if (host.isEmpty()) {
            return denied();
        }
        return given(201, leases.begin(host.get(), read(request, HostFacts.class)));
    }

    /** What the log holds by now is decided, whether or not the host has heard of it. */
    private ResponseEntity<String> given(int status, LeaseTerms terms) {
        return json(ResponseEntity.status(status).header(LeaseTerms.LOG_POSITION, String.valueOf(log.head())), terms);
    }

    @GetMapping("/hosts/secrets/{id}/{version}")
    ResponseEntity<Resource> secret(
            @PathVariable UUID id,
            @PathVariable int version,
            @RequestParam String project,
            @RequestParam long epoch,
            HttpServletRequest request) {
        Optional<HostId> host = speaker(request);
        SecretRef psk = new SecretRef(id, version, "");
        if (host.isEmpty() || !mayHave(host.get(), project, epoch, List.of(psk))) {
            return denied();
        }
        return secrets.open(psk)
                .map(Secret::reveal)
                .map(HostsController::octets)
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** Several keys of one project as {@link SecretsAnswer} has them; none of them where there would be none of one. */
    @PostMapping("/hosts/secrets")
    ResponseEntity<Resource> secrets(HttpServletRequest request) throws IOException {
        Optional<HostId> host = speaker(request);
        if (host.isEmpty()) {
            return denied();
        }
        SecretsRequest wanted = read(request, SecretsRequest.class);
        if (wanted.keys().size() > SecretsRequest.MOST) {
            return ResponseEntity.badRequest().build();
        }
        List<SecretRef> refs =
                wanted.keys().stream().map(SecretsRequest.Key::ref).toList();
        if (refs.isEmpty() || !mayHave(host.get(), wanted.project(), wanted.epoch(), refs)) {
            return denied();
        }
        List<byte[]> opened = refs.stream()
                .flatMap(ref -> secrets.open(ref).stream())
                .map(Secret::reveal)
                .toList();
        return opened.size() == refs.size()
                ? octets(SecretsAnswer.write(opened))
                : ResponseEntity.notFound().build();
    }

    /** Not as they are, since the web framework logs octets at debug. */
    private static ResponseEntity<Resource> octets(byte[] octets) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(new ByteArrayResource(octets));
    }

    private boolean mayHave(HostId host, String project, long epoch, List<SecretRef> keys) {
        if (project.isBlank() || project.length() > ProjectId.MAX_LENGTH) {
            return false;
        }
        Cause cause = Cause.of("agent:" + host, "release:" + keys.getFirst().secretId());
        List<VpnCommand> releases = keys.stream()
                .<VpnCommand>map(key -> new ReleaseSecret(host, epoch, key))
                .toList();
        return commands.execute(new ProjectId(project), new Together(releases), cause) instanceof Outcome.Done;
    }

    private ResponseEntity<String> issued(
            HttpServletRequest request, BiFunction<Enrolments, KeyRequest, Optional<Issued>> issue) throws IOException {
        if (!enrolments.isOurs()) {
            return ResponseEntity.status(409)
                    .contentType(MediaType.TEXT_PLAIN)
                    .body("hosts get their certificates from another authority");
        }
        return issue.apply(enrolments, read(request, KeyRequest.class))
                .map(issued -> json(ResponseEntity.status(201), issued))
                .orElseGet(HostsController::denied);
    }

    private static <T> T read(HttpServletRequest request, Class<T> type) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST_REQUEST);
        return Json.read(new String(body, StandardCharsets.UTF_8), type);
    }

    private static ResponseEntity<String> json(ResponseEntity.BodyBuilder answer, Object body) {
        return answer.contentType(MediaType.APPLICATION_JSON).body(Json.write(body));
    }

    /** The host whose certificate the connection has shown. */
    private Optional<HostId> speaker(HttpServletRequest request) {
        Optional<HostId> host =
                request.getAttribute(CERTIFICATES) instanceof X509Certificate[] shown && shown.length > 0
                        ? hosts.speaker(shown[0])
                        : Optional.empty();
        host.ifPresent(it -> request.setAttribute(EdgeFilter.ACTOR, "agent:" + it));
        return host;
    }

    private static <T> ResponseEntity<T> denied() {
        return ResponseEntity.status(403).build();
    }

    @ExceptionHandler
    ResponseEntity<String> unreadable(UnreadableException e) {
        return ResponseEntity.badRequest().build();
    }

    @ExceptionHandler
    ResponseEntity<String> unavailable(UnavailableException e) {
        return ResponseEntity.status(503).header("Retry-After", "1").build();
    }
}
