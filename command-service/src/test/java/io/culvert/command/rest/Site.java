package io.culvert.command.rest;

import io.culvert.command.rest.Api.Answer;
import io.culvert.events.api.Extended;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A project of its own with what a connection needs, made through the API as the OpenStack client would. */
record Site(
        Api api, String project, String router, String subnet, String outer, String service, String ike, String ipsec) {
    static Site in(Api api) {
        String project = "p" + UUID.randomUUID();
        String outer = id(api, project, "/v2.0/networks", "{'network': {'name': 'public', 'router:external': true}}");
        String outerSubnet = id(
                api,
                project,
                "/v2.0/subnets",
                "{'subnet': {'network_id': '" + outer + "', 'ip_version': 4, 'cidr': '172.24.4.0/24'}}");
        String inner = id(api, project, "/v2.0/networks", "{'network': {'admin_state_up': true}}");
        String subnet = id(
                api,
                project,
                "/v2.0/subnets",
                "{'subnet': {'network_id': '" + inner
                        + "', 'ip_version': '4', 'cidr': '10.1.0.0/24', 'name': 'mysubnet'}}");
        String router = id(
                api,
                project,
                "/v2.0/routers",
                "{'router': {'name': 'router1', 'external_gateway_info': " + "{'network_id': '" + outer
                        + "', 'external_fixed_ips': [{'ip_address': '172.24.4.226'}]}}}");
        Answer added = api.send(
                project, "PUT", "/v2.0/routers/" + router + "/add_router_interface", "{'subnet_id': '" + subnet + "'}");
        if (added.status() != 200) {
            throw new AssertionError(added.body());
        }
        String service = id(
                api,
                project,
                "/v2.0/vpn/vpnservices",
                "{'vpnservice': {'description': 'My vpn service', " + "'subnet_id': '" + subnet
                        + "', 'name': 'myvpn', 'router_id': '" + router + "'}}");
        String ike = id(api, project, "/v2.0/vpn/ikepolicies", "{'ikepolicy': {'name': 'ikepolicy1'}}");
        String ipsec = id(api, project, "/v2.0/vpn/ipsecpolicies", "{'ipsecpolicy': {'name': 'ipsecpolicy1'}}");
        return new Site(api, project, router, subnet, outerSubnet, service, ike, ipsec);
    }

    private static String id(Api api, String project, String path, String body) {
        return create(api, project, path, body).id();
    }

    private static Answer create(Api api, String project, String path, String body) {
        Answer answer = api.send(project, "POST", path, body);
        if (answer.status() != 201) {
            throw new AssertionError(answer.body());
        }
        return answer;
    }

    Answer send(String method, String path, String body) {
        return api.send(project, method, path, body);
    }

    /** @param more further attributes, each with a comma before it */
    Answer connect(String more) {
        return send("POST", CONNECTIONS, "{'ipsec_site_connection': {" + required("s3cret") + more + "}}");
    }

    String required(String psk) {
        return "'peer_cidrs': '10.2.0.0/24', 'vpnservice_id': '" + service + "', 'ikepolicy_id': '" + ike
                + "', 'ipsecpolicy_id': '" + ipsec + "', 'peer_id': '172.24.4.233', 'peer_address': '172.24.4.233',"
                + " 'psk': '" + psk + "', 'name': 'vpnconnection1'";
    }

    Answer change(String connection, String attributes) {
        return send("PUT", CONNECTIONS + "/" + connection, "{'ipsec_site_connection': {" + attributes + "}}");
    }

    /** A changed connection, with what only those see who ask. */
    JsonNode asked(String connection, String attributes) {
        String body = "{'ipsec_site_connection': {" + attributes + "}}";
        return api.with(project, "PUT", CONNECTIONS + "/" + connection, body, Extended.HEADER, "true")
                .inner();
    }

    static final String CONNECTIONS = "/v2.0/vpn/ipsec-site-connections";
}
