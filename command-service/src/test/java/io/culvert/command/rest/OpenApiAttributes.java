package io.culvert.command.rest;

import static io.culvert.command.rest.Described.as;
import static io.culvert.command.rest.Keywords.address;
import static io.culvert.command.rest.Keywords.cidr;
import static io.culvert.command.rest.Keywords.closed;
import static io.culvert.command.rest.Keywords.count;
import static io.culvert.command.rest.Keywords.flag;
import static io.culvert.command.rest.Keywords.line;
import static io.culvert.command.rest.Keywords.list;
import static io.culvert.command.rest.Keywords.name;
import static io.culvert.command.rest.Keywords.object;
import static io.culvert.command.rest.Keywords.oneOf;
import static io.culvert.command.rest.Keywords.orNull;
import static io.culvert.command.rest.Keywords.ordered;
import static io.culvert.command.rest.Keywords.project;
import static io.culvert.command.rest.Keywords.text;
import static io.culvert.command.rest.Keywords.time;
import static io.culvert.command.rest.Keywords.uuid;
import static io.culvert.command.rest.Keywords.with;

import io.culvert.events.api.Collection;
import io.culvert.events.resource.Proposal;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.AuthMode;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.DpdAction;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.NatTraversal;
import io.culvert.events.value.Phase1Mode;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.Status;
import io.culvert.events.value.TransformProtocol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What kind of value each attribute of each collection is, which the code itself has in no form that can be read. Which
 * attributes there are, and which must or may be sent, the {@link Shape}s and the representations say; {@code
 * OpenApiSchemasTest} holds this table to both.
 */
final class OpenApiAttributes {
    private static final String STATIC = "A constant, as the original has it.";

    private OpenApiAttributes() {}

    static Map<String, Described> of(Collection collection) {
        Map<String, Described> all = new LinkedHashMap<>();
        all.put("id", as(uuid(), "Made by the server."));
        all.put("project_id", as(project(), "The owner. Left out: the caller's project; only admins give another."));
        all.put("tenant_id", as(project(), "The same as project_id."));
        all.put("name", as(name(), "For people; need not be unique."));
        all.putAll(
                switch (collection) {
                    case NETWORKS -> network();
                    case SUBNETS -> subnet();
                    case ROUTERS -> router();
                    case IKE_POLICIES -> ikePolicy();
                    case IPSEC_POLICIES -> ipsecPolicy();
                    case ENDPOINT_GROUPS -> endpointGroup();
                    case VPN_SERVICES -> vpnService();
                    case SITE_CONNECTIONS -> siteConnection();
                    case WEBHOOKS -> webhook();
                });
        return all;
    }

    /** What the original API does not have, and only those see who ask for it. */
    static Map<String, Described> extended(Collection collection) {
        Map<String, Described> all = new LinkedHashMap<>();
        all.put("revision_number", as(version(), "Grows with each change of the resource; the ETag has it too."));
        all.put("created_at", as(time(), "In whole seconds of UTC."));
        all.put("updated_at", as(time(), "In whole seconds of UTC."));
        all.put("tags", as(list(text()), "In the order of the alphabet."));
        if (collection == Collection.SITE_CONNECTIONS) {
            all.put(
                    "status_reason",
                    as(
                            orNull(object(ordered("code", oneOf(ReasonCode.class), "text", ordered("type", "string")))),
                            "Why it is in its status; null until a host has reported."));
            all.put(
                    "applied_version",
                    as(
                            orNull(version()),
                            "The project's version that the host had applied when it reported; null until then."));
            all.put(
                    "psk_fingerprint",
                    as(text(), "Equal for equal keys, and of no use to whoever wants to know the key: it is keyed."));
            all.put("psk_set_at", as(orNull(time()), "When the key was set; null if that is not known."));
            all.put(
                    "nat_traversal",
                    as(
                            oneOf(NatTraversal.class),
                            "Whether ESP goes in UDP where a NAT is found, or always. Left out: auto."));
        }
        if (collection == Collection.SITE_CONNECTIONS) {
            all.put(
                    "certificate",
                    as(
                            orNull(pem()),
                            "The connection's own certificate in PEM, and who issued it if the peer does not know; null with a"
                                    + " pre-shared key. Sent with its private_key, in the place of psk."));
            all.put(
                    "ca_certificates",
                    as(orNull(pem()), "Who may vouch for the peer, in PEM; null with a pre-shared key."));
            all.put(
                    "certificate_not_after",
                    as(orNull(time()), "When the certificate, or an issuer in it, ends; null without one."));
        }
        if (collection == Collection.IKE_POLICIES || collection == Collection.IPSEC_POLICIES) {
            all.put("further_proposals", furtherProposals());
        }
        return all;
    }

    /** What is sent and never shown. */
    static Map<String, Described> sentOnly(Collection collection) {
        Map<String, Described> all = new LinkedHashMap<>();
        if (collection == Collection.SITE_CONNECTIONS) {
            all.put(
                    CertificatesWanted.PRIVATE_KEY,
                    as(pem(), "The key of certificate, PKCS #8 in PEM and in the clear. No answer ever shows it."));
            all.put(
                    PskWanted.GENERATE,
                    as(
                            flag(),
                            "True, with psk null or left out: the connection gets a key of 256 random bits, which this"
                                    + " answer shows and no other."));
        }
        if (collection == Collection.WEBHOOKS) {
            all.put(
                    WebhookBody.AFTER,
                    as(
                            after(),
                            "Events after that version of the project are sent, or after its creation: latest, which it is"
                                    + " too if it is left out."));
            all.put(
                    WebhookSecret.GENERATE,
                    as(
                            flag(),
                            "True, with secret null or left out: another is made, which this answer shows, and no other. For a"
                                    + " day events are signed with the former one too."));
        }
        return all;
    }

    /** A version, or the latest. */
    static Map<String, Object> after() {
        return ordered("anyOf", List.of(count(0), oneOf(List.of("latest"))));
    }

    private static Map<String, Object> pem() {
        return ordered("type", "string", "maxLength", Attributes.MAX_PEM);
    }

    private static Map<String, Described> network() {
        Map<String, Described> all = new LinkedHashMap<>();
        all.put("admin_state_up", as(flag(), "Kept, and of no effect."));
        all.put("status", as(oneOf(List.of("ACTIVE")), "Always ACTIVE."));
        all.put("router:external", as(flag(), "True if routers may have their gateway in it."));
        all.put(
                "shared",
                new Described(
                        flag(), with(flag(), "enum", List.of(false)), "Networks are not shared between projects."));
        all.put("subnets", as(list(uuid()), "The ids of its subnets."));
        return all;
    }

    private static Map<String, Described> subnet() {
        Map<String, Described> all = new LinkedHashMap<>();
        all.put("network_id", as(uuid(), "The network that it lies in."));
        all.put("cidr", as(cidr(), "Its prefix."));
        all.put(
                "ip_version",
                as(ordered("type", "integer", "enum", List.of(4, 6)), "Left out: that of the cidr, and no other."));
        all.put("gateway_ip", as(orNull(address()), "Left out: the first address of the cidr; null for none."));
        all.put("enable_dhcp", as(flag(), "Taken and shown as false: nothing here hands out leases."));
        return all;
    }

    private static Map<String, Described> router() {
        Map<String, Described> all = new LinkedHashMap<>();
        all.put("admin_state_up", as(flag(), "Kept, and of no effect on tunnels."));
        all.put("status", as(oneOf(List.of("ACTIVE")), "Always ACTIVE."));
        all.put(
                "external_gateway_info",
                new Described(
                        orNull(object(gateway())),
                        with(
                                orNull(closed(gateway())),
                                "dependentRequired",
                                ordered(
                                        "enable_snat",
                                        List.of("network_id"),
                                        "external_fixed_ips",
                                        List.of("network_id"))),
                        "Where the router meets the outside. Null or {} takes it away; without addresses it gets a free"
                                + " one of the network, or keeps those that it has."));
        all.put("routes", as(list(object(Map.of())), "Always empty."));
        return all;
    }

    private static Map<String, Object> gateway() {
        return ordered(
                "network_id",
                uuid(),
                "enable_snat",
                with(flag(), "description", "Left out: true."),
                "external_fixed_ips",
                list(closed(ordered("subnet_id", uuid(), "ip_address", address()))));
    }

    private static Map<String, Described> ikePolicy() {
        Map<String, Described> all = new LinkedHashMap<>();
        all.put("description", description());
        all.put("auth_algorithm", as(oneOf(AuthAlgorithm.class), "Integrity, and the PRF."));
        all.put("encryption_algorithm", as(oneOf(EncryptionAlgorithm.class), "Encryption of the IKE SA."));
        all.put("pfs", as(oneOf(DhGroup.class), "The Diffie-Hellman group of the IKE SA."));
        all.put("ike_version", as(oneOf(IkeVersion.class), "The version of the protocol."));
        all.put("phase1_negotiation_mode", as(oneOf(Phase1Mode.class), "Of IKEv1 alone."));
        all.put("lifetime", lifetime("the IKE SA"));
        return all;
    }

    private static Map<String, Described> ipsecPolicy() {
        Map<String, Described> all = new LinkedHashMap<>();
        all.put("description", description());
        all.put(
                "transform_protocol",
                as(oneOf(TransformProtocol.class), "A connection can't use a policy with ah-esp."));
        all.put("auth_algorithm", as(oneOf(AuthAlgorithm.class), "Integrity; an AEAD cipher needs none."));
        all.put("encryption_algorithm", as(oneOf(EncryptionAlgorithm.class), "Encryption of ESP."));
        all.put("encapsulation_mode", as(oneOf(EncapsulationMode.class), "Whole packets, or their payload."));
        all.put("pfs", as(oneOf(DhGroup.class), "The Diffie-Hellman group of a new key exchange for each CHILD SA."));
        all.put("lifetime", lifetime("a CHILD SA"));
        return all;
    }

    private static Map<String, Described> endpointGroup() {
        Map<String, Described> all = new LinkedHashMap<>();
        all.put("description", description());
        all.put("type", as(oneOf(EndpointType.class), "What the endpoints are; connections use subnet and cidr."));
        all.put(
                "endpoints",
                new Described(
                        list(line()),
                        with(list(line()), "minItems", 1, "uniqueItems", true),
                        "Ids or prefixes, as the type says."));
        return all;
    }

    private static Map<String, Described> vpnService() {
        Map<String, Described> all = new LinkedHashMap<>();
        all.put("description", description());
        all.put("router_id", as(uuid(), "The router on which tunnels end; it has an external gateway."));
        all.put(
                "subnet_id",
                as(
                        orNull(uuid()),
                        "The local subnet of connections with peer_cidrs; null for connections with endpoint groups."));
        all.put("flavor_id", as(ordered("type", "null"), "There are no flavors."));
        all.put("admin_state_up", as(flag(), "False takes all its tunnels down."));
        all.put("external_v4_ip", as(orNull(address()), "The router's outer IPv4 address, if it has one."));
        all.put("external_v6_ip", as(orNull(address()), "The router's outer IPv6 address, if it has one."));
        all.put("status", status());
        return all;
    }

    private static Map<String, Described> siteConnection() {
        Map<String, Described> all = new LinkedHashMap<>();
        all.put("description", description());
        all.put("vpnservice_id", as(uuid(), "The service whose router the tunnel ends on."));
        all.put("ikepolicy_id", as(uuid(), "How the IKE SA is made."));
        all.put("ipsecpolicy_id", as(uuid(), "How CHILD SAs are made."));
        all.put("peer_address", as(line(), "An IP address, or a host name, which stays a name."));
        all.put("peer_id", as(with(line(), "minLength", 1), "Who the peer has to be; never one that stands for any."));
        all.put("local_id", as(line(), "Who we are; empty for the service's external address."));
        all.put(
                "peer_cidrs",
                new Described(
                        list(cidr()),
                        with(list(cidr()), "uniqueItems", true),
                        "The prefixes behind the peer, for a service with a subnet; a PUT replaces them all."));
        all.put("local_ep_group_id", as(orNull(uuid()), "A group of type subnet, for a service without a subnet."));
        all.put("peer_ep_group_id", as(orNull(uuid()), "A group of type cidr, for a service without a subnet."));
        all.put("route_mode", as(oneOf(List.of("static")), STATIC));
        all.put("auth_mode", as(oneOf(AuthMode.class), "Follows from what the connection has: psk, or certificate."));
        all.put(
                "psk",
                new Described(
                        ordered("type", List.of("string", "null")),
                        orNull(line()),
                        "The pre-shared key. Null in answers, unless the operator lets those see it who may. Null or"
                                + " left out only with generate_psk."));
        all.put(
                "mtu",
                as(
                        count(0),
                        "In octets: at least " + SiteConnection.MIN_MTU_V4 + ", with IPv6 inside at least "
                                + SiteConnection.MIN_MTU_V6 + "; 0 for unset."));
        all.put("initiator", as(oneOf(Initiator.class), "Whether we begin, or wait for the peer."));
        all.put("dpd", dpd());
        all.put("admin_state_up", as(flag(), "False takes the tunnel down."));
        all.put("status", status());
        return all;
    }

    private static Map<String, Described> webhook() {
        Map<String, Described> all = new LinkedHashMap<>();
        all.put("description", description());
        all.put(
                "url",
                as(
                        ordered("type", "string", "maxLength", WebhookBody.LONGEST_URL, "minLength", 1),
                        "Where events are sent, as in https://hooks.example/culvert: public by https, or in a network that the"
                                + " operator names. No user, and no fragment."));
        all.put(
                "event_types",
                new Described(
                        list(text()),
                        list(text()),
                        "Which events, as in site-connection, site-connection.updated or"
                                + " io.culvert.site-connection.updated.v3, of whatever version; all if there is none."));
        all.put("enabled", as(flag(), "False: nothing is sent, and its place is kept."));
        all.put(
                WebhookSecret.NAME,
                new Described(
                        ordered("type", List.of("string", "null")),
                        orNull(line()),
                        "What its events are signed with, as Standard Webhooks has it: whsec_ and 24 to 64 octets in Base64."
                                + " Left out of a POST: one is made, which this answer shows, and no other. Null in answers."));
        return all;
    }

    private static Described furtherProposals() {
        Map<String, Object> properties = ordered(
                "auth_algorithm", oneOf(AuthAlgorithm.class),
                "encryption_algorithm", oneOf(EncryptionAlgorithm.class),
                "pfs", oneOf(DhGroup.class));
        Map<String, Object> sent = with(closed(properties), "required", List.copyOf(properties.keySet()));
        return new Described(
                list(object(properties)),
                orNull(with(list(sent), "maxItems", Proposal.MOST_FURTHER)),
                "What is offered after the policy's own algorithms, in this order. A PUT replaces them all.");
    }

    private static Described description() {
        return as(text(), "For people.");
    }

    private static Described status() {
        return as(
                oneOf(Status.class), "What the host last reported; PENDING_CREATE until then. Never blocks a change.");
    }

    private static Described lifetime(String of) {
        Map<String, Object> units = oneOf(List.of("seconds"));
        // A PUT repeats the value as it was sent, as the original does (API reference 1.4).
        Map<String, Object> echoed = ordered("type", List.of("integer", "string"));
        return new Described(
                object(ordered("units", units, "value", echoed)),
                orNull(closed(ordered("units", units, "value", count(Lifetime.MIN_SECONDS)))),
                "How long " + of + " lives, in seconds. What is left out of it stays, or is the default.");
    }

    private static Described dpd() {
        Map<String, Object> properties = ordered(
                "action",
                with(oneOf(DpdAction.class), "description", "What is done about a dead peer."),
                "interval",
                with(count(0), "description", "In seconds."),
                "timeout",
                with(count(0), "description", "In seconds, more than the interval; of IKEv1 alone."));
        return new Described(
                object(properties),
                orNull(closed(properties)),
                "Dead peer detection. What is left out of it stays, or is the default.");
    }

    private static Map<String, Object> version() {
        return ordered("type", "integer", "format", "int64", "minimum", 0);
    }
}
