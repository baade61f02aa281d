package io.culvert.acceptance.isolation;

import java.util.EnumMap;
import java.util.Map;

/** A project that has one of everything, and can make more. */
final class Holdings {
    private final String api;
    private final String project;
    private final Map<Kind, String> ids = new EnumMap<>(Kind.class);
    private final String webhook;
    private int made;

    Holdings(String api, String project) {
        this.api = api;
        this.project = project;
        String outer = create(Kind.NETWORK, "'router:external': true");
        create(Kind.SUBNET, "'network_id': '" + outer + "', 'ip_version': 4, 'cidr': '172.24.4.0/24'");
        ids.put(Kind.NETWORK, create(Kind.NETWORK, "'name': 'inner'"));
        ids.put(Kind.SUBNET, fresh(Kind.SUBNET));
        ids.put(Kind.ROUTER, create(Kind.ROUTER, "'external_gateway_info': {'network_id': '" + outer + "'}"));
        Answered joined = Answered.to(
                api,
                project,
                Request.put(
                        Kind.ROUTER.path(id(Kind.ROUTER)) + "/add_router_interface",
                        "{'subnet_id': '" + id(Kind.SUBNET) + "'}"));
        if (joined.status() != 200) {
            throw new AssertionError(joined.toString());
        }
        for (Kind kind : new Kind[] {Kind.IKE_POLICY, Kind.IPSEC_POLICY, Kind.GROUP, Kind.SERVICE, Kind.CONNECTION}) {
            ids.put(kind, fresh(kind));
        }
        webhook = Answered.to(
                        api,
                        project,
                        Request.post(
                                "/v2.0/webhooks", "{'webhook': {'url': 'https://hooks.example/', 'enabled': false}}"))
                .id();
    }

    /** Of one that sends nothing. */
    String webhook() {
        return webhook;
    }

    String project() {
        return project;
    }

    String id(Kind kind) {
        return String.valueOf(ids.get(kind));
    }

    /** The id of another of that kind, which nothing uses. */
    String fresh(Kind kind) {
        return create(kind, attributes(kind));
    }

    /** Enough to create one of that kind here. */
    String attributes(Kind kind) {
        made++;
        return switch (kind) {
            case NETWORK, ROUTER, IKE_POLICY, IPSEC_POLICY -> "'name': 'n" + made + "'";
            case SUBNET ->
                "'network_id': '" + id(Kind.NETWORK) + "', 'ip_version': 4, 'cidr': '10." + made / 250 + "."
                        + made % 250 + ".0/24'";
            case GROUP -> "'type': 'cidr', 'endpoints': ['10.9.0.0/24']";
            case SERVICE -> "'router_id': '" + id(Kind.ROUTER) + "', 'subnet_id': '" + id(Kind.SUBNET) + "'";
            case CONNECTION -> connection(id(Kind.SERVICE), id(Kind.IKE_POLICY), id(Kind.IPSEC_POLICY));
        };
    }

    static String connection(String service, String ikePolicy, String ipsecPolicy) {
        return "'vpnservice_id': '" + service + "', 'ikepolicy_id': '" + ikePolicy + "', 'ipsecpolicy_id': '"
                + ipsecPolicy + "', 'peer_address': '203.0.113.9', 'peer_id': '203.0.113.9', 'peer_cidrs':"
                + " ['10.200.0.0/24'], 'psk': 'secret'";
    }

    private String create(Kind kind, String attributes) {
        return Answered.to(api, project, Request.post(kind.path(), kind.body(attributes)))
                .id();
    }
}
