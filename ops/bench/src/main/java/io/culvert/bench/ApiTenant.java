package io.culvert.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A project with a router between two networks, and what a connection refers to. */
final class ApiTenant {
    private static final int BULK = 100;
    private static final Pattern NUMBER = Pattern.compile("\":(\\d+)");

    private final ApiClient client;
    private final String router;
    private final String service;
    private final String ikePolicy;
    private final String ipsecPolicy;
    private final String ofConnections;
    private final AtomicInteger number = new AtomicInteger();

    ApiTenant(String api, String project) {
        this(api, project, "");
    }

    /** @param ofConnections further attributes of each, as {@code , "name": value} */
    ApiTenant(String api, String project, String ofConnections) {
        this(api, project, ofConnections, "172.24.4.10", "10.1.0.0/24");
    }

    /**
     * @param outside the address of its router's gateway, in 172.24.4.0/24
     * @param inside the prefix behind the router
     */
    ApiTenant(String api, String project, String ofConnections, String outside, String inside) {
        this.ofConnections = ofConnections;
        client = new ApiClient(api, project);
        String outer =
                client.create("/v2.0/networks", "{\"network\": {\"name\": \"outer\", \"router:external\": true}}");
        String between = subnet(outer, "172.24.4.0/24");
        String inner = client.create("/v2.0/networks", "{\"network\": {\"name\": \"inner\"}}");
        String subnet = subnet(inner, inside);
        router = client.create(
                "/v2.0/routers",
                "{\"router\": {\"name\": \"router\", \"external_gateway_info\": {\"network_id\": \"" + outer
                        + "\", \"external_fixed_ips\": [{\"subnet_id\": \"" + between + "\", \"ip_address\": \""
                        + outside
                        + "\"}]}}}");
        client.call(
                "PUT", "/v2.0/routers/" + router + "/add_router_interface", "{\"subnet_id\": \"" + subnet + "\"}", 200);
        service = client.create(
                Kind.SERVICE.path(),
                "{\"vpnservice\": {\"router_id\": \"" + router + "\", \"subnet_id\": \"" + subnet + "\"}}");
        ikePolicy = create(Kind.IKE_POLICY);
        ipsecPolicy = create(Kind.IPSEC_POLICY);
    }

    /** The five resources. */
    enum Kind {
        IKE_POLICY("ikepolicy", "ikepolicies"),
        IPSEC_POLICY("ipsecpolicy", "ipsecpolicies"),
        ENDPOINT_GROUP("endpoint_group", "endpoint-groups"),
        SERVICE("vpnservice", "vpnservices"),
        CONNECTION("ipsec_site_connection", "ipsec-site-connections");

        private final String singular;
        private final String segment;

        Kind(String singular, String segment) {
            this.singular = singular;
            this.segment = segment;
        }

        String path() {
            return "/v2.0/vpn/" + segment;
        }

        String plural() {
            return segment.replace('-', '_');
        }
    }

    String router() {
        return router;
    }

    String ikePolicy() {
        return ikePolicy;
    }

    String ipsecPolicy() {
        return ipsecPolicy;
    }

    ApiClient client() {
        return client;
    }

    String create(Kind kind) {
        return ApiClient.ids(created(kind)).getFirst();
    }

    /** The answer in full. */
    String created(Kind kind) {
        return client.call("POST", kind.path(), "{\"" + kind.singular + "\": " + attributes(kind) + "}", 201);
    }

    /** Creates so many, in requests of many each. */
    List<String> fill(Kind kind, int count) {
        List<String> ids = new ArrayList<>();
        while (ids.size() < count) {
            String body = IntStream.range(0, Math.min(BULK, count - ids.size()))
                    .mapToObj(_ -> attributes(kind))
                    .collect(Collectors.joining(", ", "{\"" + kind.plural() + "\": [", "]}"));
            ids.addAll(ApiClient.ids(client.call("POST", kind.path(), body, 201)));
        }
        return Collections.unmodifiableList(ids);
    }

    /** @param bodies the attributes of each but what it refers to, as {@code "name": value, …} */
    List<String> connect(List<String> bodies) {
        String all = bodies.stream()
                .map(body -> "{" + references() + ", " + body + ofConnections + "}")
                .collect(Collectors.joining(", ", "{\"" + Kind.CONNECTION.plural() + "\": [", "]}"));
        return ApiClient.ids(client.call("POST", Kind.CONNECTION.path(), all, 201));
    }

    /**
     * Also a policy that is in use.
     *
     * @param attributes as {@code "name": value, …}
     * @return the version of the project with which it is so
     */
    long update(Kind kind, String id, String attributes) {
        String path = kind.path() + "/" + id;
        String inUse = kind == Kind.IKE_POLICY || kind == Kind.IPSEC_POLICY ? "?in_use=apply" : "";
        client.call("PUT", path + inUse, "{\"" + kind.singular + "\": {" + attributes + "}}", 200);
        return number("revision_number", path);
    }

    /** What an attribute of a resource is that is a number. */
    long number(String attribute, String path) {
        String answer = client.call("GET", path + "?fields=" + attribute, "", 200);
        Matcher found = NUMBER.matcher(answer);
        if (!found.find()) {
            throw new IllegalStateException(path + " has no " + attribute + ": " + answer);
        }
        return Long.parseLong(found.group(1));
    }

    private String references() {
        return "\"vpnservice_id\": \"" + service + "\", \"ikepolicy_id\": \"" + ikePolicy + "\", \"ipsecpolicy_id\": \""
                + ipsecPolicy + "\"";
    }

    private String subnet(String network, String cidr) {
        return client.create(
                "/v2.0/subnets",
                "{\"subnet\": {\"network_id\": \"" + network + "\", \"ip_version\": 4, \"cidr\": \"" + cidr + "\"}}");
    }

    private String attributes(Kind kind) {
        int next = number.incrementAndGet();
        String name = "\"name\": \"n" + next + "\"";
        return switch (kind) {
            case IKE_POLICY, IPSEC_POLICY -> "{" + name + "}";
            case ENDPOINT_GROUP -> "{" + name + ", \"type\": \"cidr\", \"endpoints\": [\"10.9.0.0/24\"]}";
            case SERVICE -> "{" + name + ", \"router_id\": \"" + router + "\"}";
            case CONNECTION ->
                "{" + name + ", " + references() + ", \"peer_address\": \"" + address(203, next) + "\", \"peer_id\": \""
                        + address(203, next) + "\", \"peer_cidrs\": [\"" + address(20, next)
                        + "/32\"], \"psk\": \"correct horse battery staple " + next + "\"" + ofConnections + "}";
        };
    }

    private static String address(int first, int number) {
        return first + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }
}
