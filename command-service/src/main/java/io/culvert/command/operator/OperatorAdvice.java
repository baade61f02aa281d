package io.culvert.command.operator;

import io.culvert.command.port.UnavailableException;
import io.culvert.events.api.ApiError;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals as operators know them from the API. */
@RestControllerAdvice(basePackageClasses = OperatorAdvice.class)
class OperatorAdvice {
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(RefusedException e) {
        return ResponseEntity.status(e.error().httpStatus()).body(e.error().body());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unavailable(UnavailableException e) {
        ApiError error = new ApiError(503, "ServiceUnavailable", String.valueOf(e.getMessage()));
        return ResponseEntity.status(503).header("Retry-After", "2").body(error.body());
    }
}
