package io.culvert.command.rest;

import io.culvert.command.port.UnavailableException;
import io.culvert.events.api.ApiError;
import io.culvert.events.edge.EdgeFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals of writes as clients know them. */
@RestControllerAdvice(basePackageClasses = RefusalAdvice.class)
class RefusalAdvice {
    private static final String RETRY_AFTER_SECONDS = "2";

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(ApiException e, HttpServletRequest request) {
        request.setAttribute(EdgeFilter.REFUSAL, e.error());
        return ResponseEntity.status(e.error().httpStatus()).body(e.error().body());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unavailable(UnavailableException e) {
        // Not its message: that is for the operator's log.
        ApiError error = new ApiError(503, "ServiceUnavailable", "The service is unavailable, try again later.");
        return ResponseEntity.status(503)
                .header("Retry-After", RETRY_AFTER_SECONDS)
                .body(error.body());
    }
}
