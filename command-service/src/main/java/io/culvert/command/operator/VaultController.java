package io.culvert.command.operator;

import io.culvert.command.port.KeyRotation;
import io.culvert.command.port.KeyRotation.State;
import io.culvert.command.port.KeyRotation.UnderWay;
import io.culvert.events.api.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which key-encryption key is used, and the way to put another in its place. */
@RestController
public final class VaultController {
    private final KeyRotation rotation;

    public VaultController(KeyRotation rotation) {
        this.rotation = rotation;
    }

    @GetMapping("/operator/vault")
    Map<String, Object> vault(Caller caller) {
        RefusedException.unlessAdmin(caller);
        return show(rotation.state());
    }

    /** Answers before it is done; {@code GET /operator/vault} tells how far it is. */
    @PostMapping("/operator/vault/rotation")
    ResponseEntity<Map<String, Object>> rotate(Caller caller) {
        RefusedException.unlessAdmin(caller);
        try {
            return ResponseEntity.accepted().body(show(rotation.rotate()));
        } catch (IllegalStateException e) {
            throw RefusedException.conflict(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> show(State state) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("keeper", state.keeper());
        shown.put("key", state.current());
        shown.put("secrets", state.secrets());
        state.rotatedAt().ifPresent(at -> shown.put("rotatedAt", at.toString()));
        state.underWay().ifPresent(it -> shown.put("rotation", show(it)));
        return shown;
    }

    private static Map<String, Object> show(UnderWay rotation) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("to", rotation.to());
        shown.put("phase", rotation.phase());
        shown.put("since", rotation.since().toString());
        shown.put("done", rotation.done());
        shown.put("of", rotation.of());
        shown.put("waitingFor", rotation.waitingFor());
        return shown;
    }
}
