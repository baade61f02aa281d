package io.culvert.query.rest;

import io.culvert.events.api.ApiError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The extensions of the Networking API that are served here (API reference 1.12). */
@RestController
public final class ExtensionsController {
    private static final List<Map<String, Object>> ALL = List.of(
            extension("vpnaas", "VPN service", "Extension for VPN service", "2013-05-29T10:00:00-00:00"),
            extension(
                    "vpn-endpoint-groups",
                    "VPN Endpoint Groups",
                    "VPN endpoint groups support",
                    "2015-08-04T10:00:00-00:00"),
            extension(
                    "vpn-aes-ctr",
                    "VPN support for AES CTR mode",
                    "AES CTR as encryption algorithm of VPN policies",
                    "2024-01-09T09:00:00-00:00"),
            extension(
                    "vpn-aes-ccm-gcm",
                    "VPN support for AES CCM and GCM modes",
                    "AES CCM and GCM as encryption algorithms of VPN policies",
                    "2023-10-24T11:00:00-00:00"),
            extension("quotas", "Quota management support", "Limits by project", "2012-07-29T10:00:00-00:00"),
            extension(
                    "quota_details",
                    "Quota details management support",
                    "Limits by project, and how much of them is used",
                    "2017-02-10T10:00:00-00:00"),
            extension("pagination", "Pagination support", "Lists in pages", "2016-06-12T00:00:00-00:00"),
            extension("sorting", "Sorting support", "Lists in order", "2016-06-12T00:00:00-00:00"),
            extension(
                    "standard-attr-tag",
                    "Tag support for resources with standard attribute",
                    "Tags on every resource",
                    "2017-01-01T00:00:00-00:00"),
            extension(
                    "revision-if-match",
                    "If-Match constraints based on revision_number",
                    "Writes that count only at a revision",
                    "2016-12-11T00:00:00-00:00"),
            extension(
                    "service-type",
                    "Neutron Service Type Management",
                    "API for retrieving service providers for Neutron advanced services",
                    "2013-01-20T00:00:00-00:00"),
            extension(
                    "router",
                    "Neutron L3 Router",
                    "Router abstraction for basic L3 forwarding between L2 Neutron networks and access to external networks via a NAT gateway.",
                    "2012-07-20T10:00:00-00:00"));

    private static Map<String, Object> extension(String alias, String name, String description, String updated) {
        var extension = new LinkedHashMap<String, Object>();
        extension.put("alias", alias);
        extension.put("name", name);
        extension.put("description", description);
        extension.put("updated", updated);
        extension.put("links", List.of());
        return extension;
    }

    @GetMapping({"/v2.0/extensions", "/v2.0/extensions.json"})
    Map<String, Object> all() {
        return Map.of("extensions", ALL);
    }

    @GetMapping("/v2.0/extensions/{alias}")
    ResponseEntity<?> one(@PathVariable String alias) {
        String bare = alias.replaceFirst("\\.json$", "");
        return ALL.stream()
                .filter(extension -> bare.equals(extension.get("alias")))
                .findFirst()
                .<ResponseEntity<?>>map(extension -> ResponseEntity.ok(Map.of("extension", extension)))
                .orElseGet(() -> ResponseEntity.status(404)
                        .body(new ApiError(404, "HTTPNotFound", "Extension with alias " + bare + " does not exist")
                                .body()));
    }
}
