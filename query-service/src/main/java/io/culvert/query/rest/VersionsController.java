package io.culvert.query.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Version discovery: one version, under the name by which the client reached us. */
@RestController
public final class VersionsController {
    @GetMapping("/")
    Map<String, Object> all(HttpServletRequest request) {
        String base = request.getRequestURL().toString().replaceFirst("/+$", "");
        return Map.of("versions", List.of(version(base + "/v2.0/")));
    }

    /** The resources of the version, as Neutron names them there. */
    @GetMapping({"/v2.0", "/v2.0/"})
    Map<String, Object> resources(HttpServletRequest request) {
        String base = request.getRequestURL().toString().replaceFirst("/+$", "");
        return Map.of("resources", ApiResources.below(base), "versions", List.of(version(base + "/")));
    }

    private static Map<String, Object> version(String href) {
        var version = new LinkedHashMap<String, Object>();
        version.put("id", "v2.0");
        version.put("status", "CURRENT");
        version.put("links", List.of(ApiResources.self(href)));
        return version;
    }
}
