package io.culvert.query.rest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The one provider of VPN services (API reference 1.12). */
@RestController
public final class ServiceProvidersController {
    private static final Map<String, Object> CULVERT =
            Map.of("name", "culvert", "service_type", "VPN", "default", true);

    @GetMapping({"/v2.0/service-providers", "/v2.0/service-providers.json"})
    Map<String, Object> all(
            @RequestParam(name = "service_type", required = false) @Nullable List<String> types,
            @RequestParam(name = "name", required = false) @Nullable List<String> names) {
        boolean asked = (types == null || types.contains("VPN")) && (names == null || names.contains("culvert"));
        return Map.of("service_providers", asked ? List.of(CULVERT) : List.of());
    }
}
