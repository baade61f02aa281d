package io.culvert.command.secrets;

import io.culvert.command.port.Secret;
import io.culvert.command.port.Secrets;
import io.culvert.events.value.SecretRef;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Hands a secret to the agent on this machine, and to nobody else. */
@RestController
public final class SecretsController {
    private final Secrets secrets;
    private final HostToken hostToken;

    public SecretsController(Secrets secrets, HostToken hostToken) {
        this.secrets = secrets;
        this.hostToken = hostToken;
    }

    @GetMapping("/internal/secrets/{id}/{version}")
    ResponseEntity<Resource> secret(
            @PathVariable UUID id,
            @PathVariable int version,
            @RequestHeader(name = "X-Culvert-Host-Token", defaultValue = "") String token,
            HttpServletRequest request) {
        if (!isLoopback(request.getRemoteAddr()) || !hostToken.is(token)) {
            return ResponseEntity.status(403).build();
        }
        return secrets.open(new SecretRef(id, version, ""))
                .map(Secret::reveal)
                // Not the octets themselves, which the web framework logs at debug.
                .<ResponseEntity<Resource>>map(octets -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .body(new ByteArrayResource(octets)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static boolean isLoopback(String address) {
        try {
            // A literal, so nothing is looked up.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
