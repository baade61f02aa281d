package io.culvert.events.api;

import io.culvert.events.resource.Certificates;
import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Proposal;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.StandardAttributes;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.AuthMode;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.ResourceId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Attributes that the original API does not have. A client sees them if it asks for them, with the header {@link
 * #HEADER} or by naming them in {@code fields}: one that doesn't know them gets exactly what it always got.
 */
public enum Extended {
    HIDDEN,
    SHOWN;

    /** {@code true} shows them all. */
    public static final String HEADER = "X-Culvert-Extended";

    /** Their names. */
    public static final Set<String> NAMES = Set.of(
            "revision_number",
            "created_at",
            "updated_at",
            "tags",
            "status_reason",
            "applied_version",
            "psk_fingerprint",
            "psk_set_at",
            "nat_traversal",
            "certificate",
            "ca_certificates",
            "certificate_not_after",
            "further_proposals");

    /** As OpenStack writes times, RFC 3339 in whole seconds of UTC. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssX").withZone(ZoneOffset.UTC);

    /** @param header the header's value, if it was sent */
    public static Extended of(@Nullable String header) {
        return "true".equalsIgnoreCase(header) ? SHOWN : HIDDEN;
    }

    /** The row with those of these attributes that its kind of resource has. */
    public static Map<String, @Nullable Object> added(
            Map<String, @Nullable Object> row, ProjectState state, ResourceId id) {
        var all = new LinkedHashMap<String, @Nullable Object>(row);
        StandardAttributes standard = state.standard().get(id);
        if (standard != null) {
            all.put("revision_number", standard.revision());
            all.put("created_at", time(standard.createdAt()));
            all.put("updated_at", time(standard.updatedAt()));
            all.put("tags", standard.tags());
        }
        if (id instanceof ConnectionId connection) {
            ConnectionStatus last = state.hosting().statuses().get(connection);
            all.put("status_reason", last == null ? null : reason(last));
            all.put("applied_version", last == null ? null : last.appliedVersion());
            Optional<SiteConnection> now =
                    Optional.ofNullable(state.vpn().connections().get(connection));
            Optional<SiteConnection> keyed = now.filter(some -> some.authMode() == AuthMode.PSK);
            Optional<Certificates> shown = now.flatMap(SiteConnection::certificates);
            Optional<Instant> keySet = Optional.ofNullable(standard).flatMap(StandardAttributes::pskSetAt);
            put(all, "psk_fingerprint", keyed.map(some -> some.psk().fingerprint()));
            put(all, "psk_set_at", keyed.flatMap(some -> keySet).map(Extended::time));
            put(all, "nat_traversal", now.map(some -> some.natTraversal().wireName()));
            put(all, "certificate", shown.map(some -> pem(some.own().chain())));
            put(all, "ca_certificates", shown.map(some -> pem(some.authorities())));
            put(all, "certificate_not_after", shown.map(some -> time(some.own().notAfter())));
        }
        proposals(state, id).ifPresent(further -> all.put("further_proposals", further));
        return all;
    }

    private static void put(Map<String, @Nullable Object> all, String name, Optional<String> value) {
        all.put(name, value.orElse(null));
    }

    /** As text (RFC 7468), one after the other. */
    private static String pem(List<String> certificates) {
        return certificates.stream().map(Certificates::pem).collect(Collectors.joining());
    }

    private static String time(Instant at) {
        return TIME.format(at.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Empty for what is no policy. */
    private static Optional<List<Map<String, Object>>> proposals(ProjectState state, ResourceId id) {
        Optional<List<Proposal>> further = switch (id) {
            case IkePolicyId ike ->
                Optional.ofNullable(state.vpn().ikePolicies().get(ike)).map(IkePolicy::furtherProposals);
            case IpsecPolicyId ipsec ->
                Optional.ofNullable(state.vpn().ipsecPolicies().get(ipsec)).map(IpsecPolicy::furtherProposals);
            default -> Optional.empty();
        };
        return further.map(all -> all.stream().map(Extended::proposal).toList());
    }

    private static Map<String, Object> proposal(Proposal proposal) {
        var json = new LinkedHashMap<String, Object>();
        json.put("auth_algorithm", proposal.authAlgorithm().wireName());
        json.put("encryption_algorithm", proposal.encryptionAlgorithm().wireName());
        json.put("pfs", proposal.pfs().wireName());
        return json;
    }

    private static Map<String, Object> reason(ConnectionStatus last) {
        var reason = new LinkedHashMap<String, Object>();
        reason.put("code", last.reason().code().wireName());
        reason.put("text", last.reason().text());
        return reason;
    }

    /** The entity tag of a resource at that revision (RFC 9110 section 8.8.3). */
    public static String entityTag(long revision) {
        return "\"" + revision + "\"";
    }
}
