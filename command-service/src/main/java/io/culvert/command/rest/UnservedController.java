package io.culvert.command.rest;

import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Collection;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The writes of those who are known that no other controller takes: 405 on a collection that there is, 404 elsewhere. */
@RestController
class UnservedController {
    @RequestMapping(
            path = "/v2.0/**",
            method = {RequestMethod.POST, RequestMethod.PUT, RequestMethod.DELETE, RequestMethod.PATCH})
    ResponseEntity<Map<String, Object>> refuse(Caller caller, HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean served = Arrays.stream(Collection.values())
                .map(collection -> "/v2.0/" + collection.path())
                .anyMatch(known -> path.equals(known) || path.matches(known + "/[^/]+"));
        ApiError error = served
                ? new ApiError(
                        405,
                        "HTTPMethodNotAllowed",
                        "The method " + request.getMethod() + " is not allowed for this resource.")
                : ApiError.nothingThere();
        return ResponseEntity.status(error.httpStatus()).body(error.body());
    }
}
