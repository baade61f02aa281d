package io.culvert.query.rest;

import io.culvert.query.view.BadQueryException;
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
            HashesController.class
        })
public final class RefusedReads {
    @ExceptionHandler
    ResponseEntity<?> refused(BadQueryException e) {
        return ResponseEntity.status(e.error().httpStatus()).body(e.error().body());
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
