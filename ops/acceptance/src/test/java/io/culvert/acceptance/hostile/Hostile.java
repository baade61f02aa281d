package io.culvert.acceptance.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** Makes requests up: some right, more of them nearly so, the rest nonsense. The same seed makes the same ones up, but for
 * the ids that it is told of. */
final class Hostile {
    private static final List<String> METHODS =
            List.of("GET", "GET", "POST", "POST", "PUT", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");
    private static final Map<String, String> COLLECTIONS = Map.of(
            "networks", "network",
            "subnets", "subnet",
            "routers", "router",
            "vpn/ikepolicies", "ikepolicy",
            "vpn/ipsecpolicies", "ipsecpolicy",
            "vpn/endpoint-groups", "endpoint_group",
            "vpn/vpnservices", "vpnservice",
            "vpn/ipsec-site-connections", "ipsec_site_connection");
    private static final List<String> PATHS =
            COLLECTIONS.keySet().stream().sorted().toList();
    private static final List<String> ATTRIBUTES = List.of(
            "name",
            "description",
            "auth_algorithm",
            "encryption_algorithm",
            "pfs",
            "ike_version",
            "lifetime",
            "phase1_negotiation_mode",
            "transform_protocol",
            "encapsulation_mode",
            "router_id",
            "subnet_id",
            "flavor_id",
            "admin_state_up",
            "vpnservice_id",
            "ikepolicy_id",
            "ipsecpolicy_id",
            "peer_address",
            "peer_id",
            "local_id",
            "psk",
            "peer_cidrs",
            "local_ep_group_id",
            "peer_ep_group_id",
            "mtu",
            "initiator",
            "dpd",
            "type",
            "endpoints",
            "network_id",
            "cidr",
            "ip_version",
            "gateway_ip",
            "external_gateway_info",
            "router:external",
            "shared",
            "project_id",
            "tenant_id",
            "id",
            "status",
            "tags",
            "colour",
            "");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "1500",
            "2147483648",
            "1e400",
            "-0.0",
            "99999999999999999999",
            "\"\"",
            "\"x\"",
            "\"v2\"",
            "\"aes-256\"",
            "\"sha256\"",
            "\"group14\"",
            "\"esp\"",
            "\"tunnel\"",
            "\"cidr\"",
            "\"subnet\"",
            "\"10.1.0.0/24\"",
            "\"10.0.0.0/99\"",
            "\"fd00::/64\"",
            "\"172.24.4.9\"",
            "\"%any\"",
            "\"*\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\u202e\"",
            "\"a\\nb\"",
            "[]",
            "[[]]",
            "{}",
            "[\"10.2.0.0/24\"]",
            "[\"10.2.0.0/24\",\"10.2.0.0/24\"]",
            "[null]",
            "{\"value\":60}",
            "{\"value\":\"x\"}",
            "{\"action\":\"hold\",\"interval\":5,\"timeout\":9}",
            "{\"network_id\":1}",
            "{\"\":{}}");
    private static final List<String> QUERIES = List.of(
            "limit=1",
            "limit=x",
            "limit=-1",
            "limit=99999999999",
            "marker=x",
            "page_reverse=True",
            "sort_key=name",
            "sort_dir=asc",
            "sort_key=psk&sort_dir=asc",
            "sort_dir=up",
            "fields=id",
            "fields=",
            "name=x",
            "admin_state_up=maybe",
            "admin_state_up=True",
            "tags=a,b",
            "not-tags-any=",
            "dry_run=true",
            "dry_run=maybe",
            "in_use=apply",
            "in_use=x",
            "atLeast=x",
            "atLeast=0",
            "type=cidr",
            "%00=%00",
            "a=%F0%9F%92%A9",
            "=",
            "&&&",
            "fields=revision_number");
    private static final List<String> OTHER_PATHS = List.of(
            "/",
            "/v2.0",
            "/v2.0/",
            "/v2.0/extensions",
            "/v2.0/extensions/x",
            "/v2.0/quotas",
            "/v2.0/quotas/east",
            "/v2.0/quotas/east/details",
            "/v2.0/quotas/%20",
            "/v2.0/service-providers",
            "/v2.0/ports",
            "/v2.0/agents",
            "/v2.0/nothing",
            "/v2.0/vpn",
            "/v2.0/vpn/",
            "/v2.0//vpn/ikepolicies",
            "/v2.0/vpn/ikepolicies/",
            "/v2.0/vpn/ikepolicies/..%2f",
            "/v2.0/vpn/ikepolicies/x/y/z",
            "/v2.0/vpn/ikepolicies;a=b",
            "/graphql",
            "/internal/versions/x",
            "/internal/owners/router/x",
            "/operator/views",
            "/operator/log",
            "/nothing",
            "/error",
            "/%2e%2e/",
            "/v2.0/vpn/ikepolicies.json",
            "/v2.0/vpn/%69kepolicies");
    private static final List<String> GRAPHQL = List.of(
            "{ projects { id version } }",
            "{ connections { name psk { fingerprint } events { type data } } }",
            "{ connection(id: \"x\") { name } }",
            "{ events(project: \"east\") { version } }",
            "{",
            "",
            "{ nothing }",
            "query($a: Int!) { projects { id } }",
            "mutation { x }",
            "{ __schema { types { name } } }",
            "{ services { connections { service { connections { service { id } } } } } }",
            "\u0000");

    private final Random random;
    private final List<String> ids = new ArrayList<>();

    Hostile(long seed) {
        random = new Random(seed);
    }

    /** @param body octets as characters of ISO 8859-1 */
    record Made(String method, String path, Map<String, String> headers, String body) {
        @Override
        public String toString() {
            return method + " " + path + " " + headers + " " + body;
        }
    }

    /** An id that there is. */
    void learn(String id) {
        if (ids.size() < 500) {
            ids.add(id);
        } else {
            ids.set(random.nextInt(ids.size()), id);
        }
    }

    Made next() {
        if (ids.isEmpty()) {
            // Most requests need something to be about.
            return new Made("POST", "/v2.0/vpn/ikepolicies", Map.of("X-Auth-Token", "east"), "{\"ikepolicy\": {}}");
        }
        if (random.nextInt(20) == 0) {
            return graphql();
        }
        String method = any(METHODS);
        if (random.nextInt(8) == 0) {
            return new Made(method, any(OTHER_PATHS), headers(), random.nextBoolean() ? "" : body("ikepolicy"));
        }
        String collection = any(PATHS);
        String path = "/v2.0/" + collection;
        if (!method.equals("POST") || random.nextInt(10) == 0) {
            path += random.nextInt(6) == 0 ? "" : "/" + id();
            path += random.nextInt(15) == 0 ? "/tags" : "";
            path += random.nextInt(40) == 0 ? "/x" : "";
        }
        if (collection.equals("routers") && method.equals("PUT") && random.nextBoolean()) {
            return new Made(
                    method,
                    path + (random.nextBoolean() ? "/add_router_interface" : "/remove_router_interface"),
                    headers(),
                    utf8("{\"subnet_id\": \"" + id() + "\"}"));
        }
        return new Made(method, path + query(), headers(), body(COLLECTIONS.getOrDefault(collection, "x")));
    }

    private Made graphql() {
        String query = any(GRAPHQL).replace("\\", "\\\\").replace("\"", "\\\"").replace("\u0000", "\\u0000");
        String body = random.nextInt(6) == 0 ? any(VALUES) : "{\"query\": \"" + query + "\"}";
        return new Made("POST", "/graphql", headers(), utf8(body));
    }

    private Map<String, String> headers() {
        var headers = new TreeMap<String, String>();
        headers.put(
                "X-Auth-Token",
                any(List.of("east", "east", "east", "west", "east:reader", "x:admin", "notused", "east:wizard", ":")));
        headers.put(
                "Content-Type",
                random.nextInt(8) == 0
                        ? any(List.of(
                                "text/plain",
                                "x",
                                "application/xml",
                                "application/json;charset=x",
                                "application/x-www-form-urlencoded",
                                "multipart/form-data",
                                "multipart/form-data;boundary=b"))
                        : "application/json");
        if (random.nextInt(10) == 0) {
            headers.put("If-Match", any(List.of("*", "\"1\"", "revision_number=1", "x", "\"x\", \"2\"", "W/\"1\"")));
        }
        if (random.nextInt(10) == 0) {
            headers.put("Idempotency-Key", any(List.of("k1", "k2", " ", "x".repeat(300))));
        }
        if (random.nextInt(10) == 0) {
            headers.put("Accept", any(List.of("text/html", "application/xml", "x", "*/*")));
        }
        if (random.nextInt(10) == 0) {
            headers.put("X-Culvert-Extended", "true");
        }
        return headers;
    }

    private String query() {
        StringBuilder query = new StringBuilder();
        while (random.nextInt(3) == 0) {
            query.append(query.isEmpty() ? "?" : "&").append(any(QUERIES));
        }
        return query.toString();
    }

    private String body(String key) {
        return switch (random.nextInt(20)) {
            case 0 -> "";
            case 1 -> noise();
            case 2 -> utf8("[".repeat(random.nextInt(3_000)));
            case 3 ->
                utf8("{\"" + key + "\":" + "{\"a\":".repeat(random.nextInt(2_000)) + "1"
                        + "}".repeat(random.nextInt(2_000)) + "}");
            case 4 -> utf8(any(VALUES));
            case 5 -> utf8("{\"" + key + "\":" + any(VALUES) + "}");
            case 6 ->
                utf8("{\"" + key + (key.endsWith("y") ? "ies" : "s") + "\":[" + attributes() + "," + attributes()
                        + "]}");
            case 7 -> utf8("{\"" + key + "\":{\"name\":\"" + "x".repeat(random.nextInt(100_000)) + "\"}}");
            default -> utf8("{\"" + key + "\":" + attributes() + "}");
        };
    }

    private String attributes() {
        StringBuilder attributes = new StringBuilder("{");
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            attributes
                    .append(i == 0 ? "" : ",")
                    .append("\"")
                    .append(any(ATTRIBUTES))
                    .append("\":");
            attributes.append(random.nextInt(3) == 0 ? "\"" + id() + "\"" : any(VALUES));
        }
        return attributes.append("}").toString();
    }

    private String noise() {
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        return new String(noise, StandardCharsets.ISO_8859_1);
    }

    private String id() {
        return switch (random.nextInt(8)) {
            case 0 -> new UUID(random.nextLong(), random.nextLong()).toString();
            case 1 -> any(List.of("x", "%20", "%00", "%F0%9F%92%A9", "-1", "..%2F", "null", "a".repeat(2_000)));
            default -> ids.isEmpty() ? "x" : any(ids);
        };
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
