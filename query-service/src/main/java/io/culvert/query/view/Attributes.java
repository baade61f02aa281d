package io.culvert.query.view;

import io.culvert.events.api.Collection;
import io.culvert.events.api.Extended;
import io.culvert.events.api.Representation;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Resource;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.Subnet;
import io.culvert.events.resource.VpnService;
import io.culvert.events.resource.Webhook;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Resources;
import io.culvert.events.state.Statuses;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A resource's own attributes by the API's names, each value as a text that people read. What is unset or empty is left
 * out, and so is what never changes, what other resources make of it, and every secret: of a pre-shared key there are
 * fingerprint and version.
 */
public final class Attributes {
    private static final Set<String> LEFT_OUT = Set.of(
            "id",
            "project_id",
            "tenant_id",
            "revision_number",
            "created_at",
            "updated_at",
            "psk",
            "psk_set_at",
            "route_mode",
            "auth_mode",
            "flavor_id",
            "enable_dhcp",
            "shared",
            "status",
            "routes",
            "subnets");

    private Attributes() {}

    /** Empty if there is no such resource. */
    public static Map<String, String> of(ProjectId project, ProjectState state, ResourceId id) {
        return Resources.find(state, id)
                .map(resource -> of(project, state, resource))
                .orElse(Map.of());
    }

    private static Map<String, String> of(ProjectId project, ProjectState state, Resource resource) {
        Map<String, String> flat = new LinkedHashMap<>();
        represented(project, resource).forEach((name, value) -> flatten(flat, name, value));
        switch (resource) {
            case SiteConnection it ->
                flat.put("psk_version", Integer.toString(it.psk().version()));
            case Webhook it ->
                flat.put("secret_version", Integer.toString(it.secret().version()));
            case Router it ->
                flatten(
                        flat,
                        "interfaces",
                        it.interfaces().stream()
                                .map(port -> port.fixedIp().address() + " on subnet "
                                        + port.fixedIp().subnetId())
                                .toList());
            default -> {}
        }
        flat.putAll(around(state, resource.id()));
        return flat;
    }

    /** Those that the resource itself does not have: what was reported of it, who carries it, its tags. */
    static Map<String, String> around(ProjectState state, ResourceId id) {
        Map<String, String> flat = new LinkedHashMap<>();
        Extended.added(Map.of(), state, id).forEach((name, value) -> flatten(flat, name, value));
        switch (id) {
            case ConnectionId it -> flat.put("status", Statuses.of(state, it).wireName());
            case RouterId it -> {
                Optional.ofNullable(state.hosting().bindings().get(it)).ifPresent(binding -> {
                    flat.put("host", binding.hostId().value());
                    flat.put("epoch", Long.toString(binding.epoch()));
                });
                Optional.ofNullable(state.hosting().heirs().get(it))
                        .ifPresent(
                                heir -> flat.put("heir", heir.binding().hostId().value()));
            }
            default -> {}
        }
        return flat;
    }

    private static Map<String, @Nullable Object> represented(ProjectId project, Resource resource) {
        return switch (resource) {
            case Network it -> Representation.of(project, it, List.of());
            case Subnet it -> Representation.of(project, it);
            case Router it -> Representation.of(project, it);
            case IkePolicy it -> Representation.of(project, it);
            case IpsecPolicy it -> Representation.of(project, it);
            case EndpointGroup it -> Representation.of(project, it);
            case VpnService it -> Representation.of(project, it, Status.ACTIVE);
            case Webhook it -> Representation.of(project, it);
            case SiteConnection it -> Representation.of(project, it, Status.ACTIVE);
        };
    }

    /** The project's own limits, as attributes of it. */
    public static Map<String, String> ofQuotas(ProjectState state) {
        Map<String, String> flat = new LinkedHashMap<>();
        for (ResourceKind kind : ResourceKind.values()) {
            Optional.ofNullable(state.quotas().get(kind))
                    .ifPresent(limit -> flat.put("quota." + Collection.of(kind).singular(), limit.toString()));
        }
        return flat;
    }

    private static void flatten(Map<String, String> flat, String name, @Nullable Object value) {
        if (LEFT_OUT.contains(name)) {
            return;
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> flatten(flat, name + "." + key, inner));
        } else if (value != null) {
            String text = text(value);
            if (!text.isEmpty()) {
                flat.put(name, text);
            }
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(Attributes::text).collect(Collectors.joining(", "));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining(" "));
            default -> value.toString();
        };
    }
}
