package io.culvert.command.identity;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers 401 as the token middleware does, not as a {@code NeutronError} (API reference, section 1.9). */
@RestControllerAdvice
final class UnauthenticatedAdvice {
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unauthenticated(UnauthenticatedException e) {
        return ResponseEntity.status(401)
                .header("WWW-Authenticate", "Keystone uri=\"/\"")
                .body(Map.of(
                        "error",
                        Map.of("code", 401, "title", "Unauthorized", "message", String.valueOf(e.getMessage()))));
    }
}
