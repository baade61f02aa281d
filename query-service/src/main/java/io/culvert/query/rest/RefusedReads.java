package io.culvert.query.rest;

import io.culvert.events.api.ApiError;
import io.culvert.query.port.DisclosureUnavailableException;
import io.culvert.query.view.BadQueryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Questions that can't be answered, as clients know refusals. */
@RestControllerAdvice(
        assignableTypes = {
            CollectionsController.class,
            PortsController.class,
            OperatorController.class,
            HashesController.class,
            HistoryController.class,
            EventsController.class,
            FlightController.class,
            ConfigurationController.class
        })
public final class RefusedReads {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedReads.class);

    @ExceptionHandler
    ResponseEntity<?> refused(BadQueryException e) {
        int status = e.error().httpStatus();
        return ResponseEntity.status(status)
                .headers(headers -> {
                    if (status == 429 || status == 503) {
                        headers.set("Retry-After", "2");
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .body(e.error().body());
    }

    @ExceptionHandler
    ResponseEntity<?> unavailable(DisclosureUnavailableException e) {
        LOG.warn("a key was not shown: {}", e.getMessage());
        ApiError error = new ApiError(503, "ServiceUnavailable", "The service is unavailable, try again later.");
        return ResponseEntity.status(503).header("Retry-After", "2").body(error.body());
    }

    @ExceptionHandler
    ResponseEntity<?> refused(RefusedCallerException e) {
        return ResponseEntity.status(e.refused().httpStatus())
                .headers(headers -> e.refused().headers().forEach(headers::set))
                .contentType(MediaType.APPLICATION_JSON)
                .body(e.refused().body());
    }

    @ExceptionHandler
    ResponseEntity<?> refused(RefusedOperationException e) {
        return ResponseEntity.status(e.error().httpStatus()).body(e.error().body());
    }
}
