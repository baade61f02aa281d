package io.culvert.command.identity;

import io.culvert.events.identity.Admission.Refused;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers those who are not admitted. */
@RestControllerAdvice
final class RefusedCallerAdvice {
    @ExceptionHandler
    ResponseEntity<String> refused(RefusedCallerException e) {
        Refused refused = e.refused();
        return ResponseEntity.status(refused.httpStatus())
                .headers(headers -> refused.headers().forEach(headers::set))
                .contentType(MediaType.APPLICATION_JSON)
                .body(refused.body());
    }
}
