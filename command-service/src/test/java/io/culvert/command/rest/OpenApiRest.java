package io.culvert.command.rest;

import static io.culvert.command.rest.Keywords.address;
import static io.culvert.command.rest.Keywords.count;
import static io.culvert.command.rest.Keywords.flag;
import static io.culvert.command.rest.Keywords.list;
import static io.culvert.command.rest.Keywords.object;
import static io.culvert.command.rest.Keywords.oneOf;
import static io.culvert.command.rest.Keywords.ordered;
import static io.culvert.command.rest.Keywords.project;
import static io.culvert.command.rest.Keywords.reference;
import static io.culvert.command.rest.Keywords.uuid;
import static io.culvert.command.rest.Keywords.with;
import static io.culvert.command.rest.OpenApiAnswers.answer;
import static io.culvert.command.rest.OpenApiAnswers.empty;
import static io.culvert.command.rest.OpenApiAnswers.envelope;
import static io.culvert.command.rest.OpenApiParameters.path;
import static io.culvert.command.rest.OpenApiParameters.query;

import io.culvert.events.api.Collection;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DataPlane;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncryptionAlgorithm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operations that are not those of a collection. */
final class OpenApiRest {
    /** The query side's, which can't be seen from here; its {@code OpenApiReadsTest} holds them. */
    private static final List<String> PORT_SORT_KEYS =
            List.of("device_id", "id", "name", "network_id", "project_id", "tenant_id");

    private static final Map<String, Object> TEXT = ordered("type", "string");

    private OpenApiRest() {}

    static void addTo(Map<String, Object> paths) {
        paths.put("/", ordered("get", open("listVersions", "The versions of the API.", "Versions")));
        paths.put("/v2.0/", ordered("get", open("showVersion", "The collections of the version.", "Version")));
        paths.put("/openapi.json", ordered("get", open("showDocument", "This document.", "Document")));
        paths.put(
                "/v2.0/routers/{id}/add_router_interface",
                ordered("put", addInterface().json()));
        paths.put(
                "/v2.0/routers/{id}/remove_router_interface",
                ordered("put", removeInterface().json()));
        paths.put("/v2.0/ports", ordered("get", ports().json()));
        paths.put("/v2.0/ports/{id}", ordered("get", port().json()));
        paths.put("/v2.0/quotas", ordered("get", quotas().json()));
        paths.put(
                "/v2.0/quotas/{project}",
                ordered(
                        "get",
                        quota().json(),
                        "put",
                        updateQuota().json(),
                        "delete",
                        deleteQuota().json()));
        paths.put(
                "/v2.0/quotas/{project}/default", ordered("get", defaultQuota().json()));
        paths.put(
                "/v2.0/quotas/{project}/details", ordered("get", quotaDetails().json()));
        paths.put("/v2.0/agents", ordered("get", agents().json()));
        paths.put("/v2.0/service-providers", ordered("get", providers().json()));
        paths.put("/v2.0/extensions", ordered("get", extensions().json()));
        paths.put("/v2.0/extensions/{alias}", ordered("get", extension().json()));
    }

    static Map<String, Object> schemas() {
        Map<String, Object> versions =
                list(object(ordered("id", TEXT, "status", TEXT, "links", reference("schemas", "Links"))));
        return ordered(
                "Versions",
                envelope("versions", versions),
                "Version",
                with(
                        object(ordered(
                                "versions",
                                versions,
                                "resources",
                                list(object(ordered(
                                        "name", TEXT, "collection", TEXT, "links", reference("schemas", "Links")))))),
                        "required",
                        List.of("resources", "versions")),
                "Document",
                envelope("openapi", TEXT),
                "RouterInterface",
                object(ordered(
                        "id", uuid(),
                        "subnet_id", uuid(),
                        "subnet_ids", list(uuid()),
                        "port_id", uuid(),
                        "network_id", uuid(),
                        "project_id", project(),
                        "tenant_id", project())),
                "Port",
                with(
                        object(new LinkedHashMap<>(portAttributes())),
                        "description",
                        "What a router has on an inner subnet."),
                "Quota",
                limits(with(count(-1), "description", "The most that there may be; -1 for no limit.")),
                "QuotaDetails",
                limits(object(ordered("limit", count(-1), "used", count(0), "reserved", count(0)))),
                "Agent",
                object(
                        ordered(
                                "id", uuid(),
                                "agent_type", TEXT,
                                "binary", TEXT,
                                "host", TEXT,
                                "alive", with(flag(), "description", "True while it gives signs of life."),
                                "admin_state_up", flag(),
                                "heartbeat_timestamp", with(TEXT, "description", "As in 2026-11-24 12:00:00, UTC."),
                                "configurations",
                                        with(
                                                object(ordered(
                                                        "data_plane",
                                                        oneOf(DataPlane.class),
                                                        "charon_version",
                                                        TEXT,
                                                        "encryption_algorithm",
                                                        list(oneOf(EncryptionAlgorithm.class)),
                                                        "auth_algorithm",
                                                        list(oneOf(AuthAlgorithm.class)),
                                                        "pfs",
                                                        list(oneOf(DhGroup.class)),
                                                        "pending_routers",
                                                        list(object(ordered(
                                                                "router_id",
                                                                uuid(),
                                                                "project_id",
                                                                TEXT,
                                                                "next_host",
                                                                with(
                                                                        TEXT,
                                                                        "description",
                                                                        "The host that makes ready for it; left out while none does."),
                                                                "why",
                                                                TEXT))))),
                                                "description",
                                                "The algorithms of policies that its charon has, left out until it has run one; and the routers"
                                                        + " that are to leave the host, or could not, left out if there are none."))),
                "ServiceProvider",
                object(ordered("name", TEXT, "service_type", TEXT, "default", flag())),
                "Extension",
                object(ordered(
                        "alias", TEXT,
                        "name", TEXT,
                        "description", TEXT,
                        "updated", Keywords.time(),
                        "links", list(object(Map.of())))));
    }

    private static Map<String, Map<String, Object>> portAttributes() {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        all.put("id", uuid());
        all.put("project_id", project());
        all.put("tenant_id", project());
        all.put("name", TEXT);
        all.put("network_id", uuid());
        all.put("device_id", with(uuid(), "description", "The router."));
        all.put("device_owner", TEXT);
        all.put("admin_state_up", flag());
        all.put("status", TEXT);
        all.put("fixed_ips", list(object(ordered("subnet_id", uuid(), "ip_address", address()))));
        return all;
    }

    private static Map<String, Object> limits(Map<String, Object> each) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Collection collection : Collection.ofNetworks()) {
            properties.put(collection.singular(), each);
        }
        return object(properties);
    }

    /** What is shown without a token, and has no request id. */
    private static Map<String, Object> open(String id, String summary, String schema) {
        Map<String, Object> answer =
                ordered("description", "Here it is.", "content", OpenApiAnswers.json(reference("schemas", schema)));
        return with(
                OpenApiOperation.of(id, "about", summary).answers(200, answer).json(), "security", List.of());
    }

    private static OpenApiOperation addInterface() {
        return ofInterface("addRouterInterface", "Attaches the router to a subnet, with its gateway address.");
    }

    private static OpenApiOperation removeInterface() {
        return ofInterface("removeRouterInterface", "Takes the router off a subnet that no VPN uses.");
    }

    private static OpenApiOperation ofInterface(String id, String summary) {
        return OpenApiOperation.of(id, Collection.ROUTERS.path(), summary)
                .asks("id", "dry_run")
                .takes(with(Keywords.closed(ordered("subnet_id", uuid())), "required", List.of("subnet_id")))
                .answers(
                        200,
                        answer(
                                "The port, or the answer to a dry run.",
                                ordered(
                                        "anyOf",
                                        List.of(
                                                with(
                                                        reference("schemas", "RouterInterface"),
                                                        "required",
                                                        List.of("port_id")),
                                                reference("schemas", "DryRun")))))
                .refuses(400, 401, 403, 404, 409, 503);
    }

    private static OpenApiOperation ports() {
        List<Map<String, Object>> filters = new ArrayList<>();
        portAttributes().forEach((name, schema) -> filters.add(OpenApiParameters.filter(name, schema)));
        return OpenApiOperation.of("listPorts", "ports", "The ports of routers on inner subnets.")
                .asks(filters)
                .asks(OpenApiParameters.order(PORT_SORT_KEYS))
                .asks(List.of(OpenApiParameters.fields(portAttributes().keySet())))
                .asks(OpenApiParameters.PAGES)
                .answers(200, answer("The rows.", envelope("ports", list(reference("schemas", "Port")))))
                .refuses(400, 401, 403, 503);
    }

    private static OpenApiOperation port() {
        return OpenApiOperation.of("showPort", "ports", "One port.")
                .asks("id")
                .answers(200, answer("As it is.", envelope("port", reference("schemas", "Port"))))
                .refuses(401, 403, 404, 503);
    }

    private static OpenApiOperation quotas() {
        return ofQuotas("listQuotas", "The projects with limits of their own; admins alone.")
                .answers(200, answer("The limits.", envelope("quotas", list(reference("schemas", "Quota")))))
                .refuses(401, 403, 503);
    }

    private static OpenApiOperation quota() {
        return shown("showQuota", "A project's limits on numbers of resources.", "Quota");
    }

    private static OpenApiOperation defaultQuota() {
        return shown("showDefaultQuota", "The limits of projects without limits of their own.", "Quota");
    }

    private static OpenApiOperation quotaDetails() {
        return shown("showQuotaDetails", "Limits, and how much of them is used.", "QuotaDetails");
    }

    private static OpenApiOperation shown(String id, String summary, String schema) {
        return ofQuotas(id, summary)
                .asks("project")
                .answers(200, answer("The limits.", envelope("quota", reference("schemas", schema))))
                .refuses(401, 403, 503);
    }

    private static OpenApiOperation updateQuota() {
        Map<String, Object> quota = envelope("quota", reference("schemas", "Quota"));
        return ofQuotas("updateQuota", "Changes the limits that are sent; the rest stays. Admins alone.")
                .asks("project", "dry_run")
                .takes(quota)
                .answers(
                        200,
                        answer(
                                "The limits as they are now, or the answer to a dry run.",
                                ordered("anyOf", List.of(quota, reference("schemas", "DryRun")))))
                .refuses(400, 401, 403, 503);
    }

    private static OpenApiOperation deleteQuota() {
        return ofQuotas("deleteQuota", "Back to the defaults. Admins alone.")
                .asks("project", "dry_run")
                .answers(200, answer("The answer to a dry run.", reference("schemas", "DryRun")))
                .answers(204, empty("The project has no limits of its own."))
                .refuses(400, 401, 403, 503);
    }

    private static OpenApiOperation ofQuotas(String id, String summary) {
        return OpenApiOperation.of(id, "quotas", summary);
    }

    private static OpenApiOperation agents() {
        return OpenApiOperation.of("listAgents", "about", "The hosts that carry tunnels; to admins alone, else none.")
                .answers(200, answer("The hosts.", envelope("agents", list(reference("schemas", "Agent")))))
                .refuses(401, 403, 503);
    }

    private static OpenApiOperation providers() {
        return OpenApiOperation.of("listServiceProviders", "about", "The one provider of VPN services.")
                .asks(List.of(
                        query("service_type", list(TEXT), "Only providers of these types, such as VPN."),
                        query("name", list(TEXT), "Only providers of these names.")))
                .answers(
                        200,
                        answer(
                                "The providers.",
                                envelope("service_providers", list(reference("schemas", "ServiceProvider")))))
                .refuses(401, 403, 503);
    }

    private static OpenApiOperation extensions() {
        return OpenApiOperation.of("listExtensions", "about", "The extensions of the API that are served.")
                .answers(200, answer("All of them.", envelope("extensions", list(reference("schemas", "Extension")))))
                .refuses(401, 403, 503);
    }

    private static OpenApiOperation extension() {
        return OpenApiOperation.of("showExtension", "about", "One extension.")
                .asks(List.of(path("alias", TEXT, "Its alias, such as vpnaas.")))
                .answers(200, answer("It is served.", envelope("extension", reference("schemas", "Extension"))))
                .refuses(401, 403, 404, 503);
    }
}
