package io.culvert.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.rest.Api.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are not well-formed (API reference, section 1.9.2): the attribute and the value are named, a secret never. */
class RefusedBodiesTest {
    private static final Api API = new Api();
    private static final Site SITE = Site.in(API);
    private static String connection = "";

    @BeforeAll
    static void connect() {
        connection = SITE.connect("").id();
    }

    @AfterAll
    static void stop() {
        API.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                             | Resource body required",
                "{}                           | Resource body required",
                "[]                           | Resource body required",
                "{'ikepolicy'                 | Malformed request body",
                "{'policy': {}}               | Unable to find 'ikepolicy' in request body",
                "{'ikepolicy': null}          | Unable to find 'ikepolicy' in request body",
                "{'ikepolicies': []}          | 'ikepolicies' is not a list of 1 to 100 resources",
                "{'ikepolicies': ['x']}       | 'ikepolicies' is not a list of resources",
                "{'ikepolicy': {'colour': 1}} | Unrecognized attribute(s) 'colour'",
                "{'ikepolicy': {'id': 'x'}}   | Attribute 'id' not allowed in POST",
            })
    void aBodyThatIsNoResource(String body, String message) {
        Answer answer = API.post("/v2.0/vpn/ikepolicies", body == null ? "" : body);
        assertThat(answer.refusal()).isEqualTo("400 HTTPBadRequest");
        assertThat(answer.message()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=utf-16",
                "multipart/form-data",
                "multipart/form-data; boundary=b",
                "garbage"
            })
    void aBodyIsJsonWhateverItsSenderCallsIt(String contentType) {
        String path = "/v2.0/vpn/ikepolicies";
        Answer made = API.with("POST", path, "{'ikepolicy': {'name': 'a'}}", "Content-Type", contentType);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        Answer changed =
                API.with("PUT", path + "/" + made.id(), "{'ikepolicy': {'name': 'b'}}", "Content-Type", contentType);
        assertThat(changed.inner().get("name").stringValue()).isEqualTo("b");
        Answer refused = API.with("POST", path, "--b\r\n\r\nx\r\n--b--\r\n", "Content-Type", contentType);
        assertThat(refused.message()).isEqualTo("Malformed request body");
    }

    @Test
    void aBodyThatIsTooLongOrTooDeep() {
        String longest = "{'ikepolicy': {'description': '" + "x".repeat(LimitedOctets.LONGEST) + "'}}";
        Answer answer = API.post("/v2.0/vpn/ikepolicies", longest);
        assertThat(answer.refusal()).isEqualTo("413 HTTPRequestEntityTooLarge");
        assertThat(answer.message()).isEqualTo("A request's body has at most 1048576 octets.");

        String deep = "{'ikepolicy': " + "[".repeat(30) + "]".repeat(30) + "}";
        assertThat(API.post("/v2.0/vpn/ikepolicies", deep).message()).isEqualTo("Malformed request body");
        String shallow = "{'ikepolicy': " + "[".repeat(10) + "]".repeat(10) + "}";
        assertThat(API.post("/v2.0/vpn/ikepolicies", shallow).message())
                .isEqualTo("Unable to find 'ikepolicy' in request body");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'auth_algorithm': 'md5'             | HTTPBadRequest | 'md5' is not in ['sha1', 'sha256',",
                "'auth_algorithm': null              | HTTPBadRequest | auth_algorithm",
                "'encryption_algorithm': 'AES-128'   | HTTPBadRequest | 'AES-128' is not in",
                "'pfs': 'none'                       | HTTPBadRequest | 'none' is not in ['group2',",
                "'ike_version': 2                    | HTTPBadRequest | '2' is not in ['v1', 'v2']",
                "'phase1_negotiation_mode': 'x'      | HTTPBadRequest | ['main', 'aggressive']",
                "'lifetime': 3600                    | HTTPBadRequest | '3600' is not a dictionary",
                "'lifetime': {'values': 1}           | HTTPBadRequest | Unexpected keys supplied: values",
                "'lifetime': {'units': 'hours'}      | HTTPBadRequest | 'hours' is not in ['seconds']",
                "'lifetime': {'value': 59}           | HTTPBadRequest | '59' is too small - must be at least '60'",
                "'lifetime': {'value': 2147483648}   | HTTPBadRequest | '2147483648' is too large",
                "'lifetime': {'value': 'a'}          | InvalidInput   | 'a' is not an integer",
                "'lifetime': {'value': 60.5}         | InvalidInput   | '60.5' is not an integer",
                "'lifetime': {'value': null}         | InvalidInput   | is not an integer",
                "'name': 7                           | HTTPBadRequest | '7' is not a valid string",
                "'name': null                        | HTTPBadRequest | is not a valid string",
                "'name': 'a\\nb'                     | HTTPBadRequest | name. Reason: control characters",
                "'name': '\\ud800'                   | HTTPBadRequest | name. Reason: control characters",
                "'description': ['a']                | HTTPBadRequest | is not a valid string",
            })
    void anAttributeOfAPolicy(String attribute, String type, String reason) {
        Answer answer = API.post("/v2.0/vpn/ikepolicies", "{'ikepolicy': {" + attribute + "}}");
        assertThat(answer.refusal()).isEqualTo("400 " + type);
        assertThat(answer.message()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'mtu': -1                                | HTTPBadRequest | '-1' should be non-negative",
                "'mtu': '2147483648'                      | HTTPBadRequest | too large",
                "'mtu': 'big'                             | InvalidInput   | 'big' is not an integer",
                "'mtu': true                              | InvalidInput   | 'true' is not an integer",
                "'admin_state_up': 'maybe'                | InvalidInput   | 'maybe' cannot be converted to boolean",
                "'admin_state_up': null                   | InvalidInput   | cannot be converted to boolean",
                "'initiator': 'both'                      | HTTPBadRequest | ['bi-directional', 'response-only']",
                "'dpd': 'hold'                            | HTTPBadRequest | is not a dictionary",
                "'dpd': {'delay': 1}                      | HTTPBadRequest | Unexpected keys supplied: delay",
                "'dpd': {'action': 'panic'}               | HTTPBadRequest | 'panic' is not in ['hold',",
                "'dpd': {'interval': -1}                  | HTTPBadRequest | should be non-negative",
                "'dpd': {'timeout': 'x'}                  | InvalidInput   | 'x' is not an integer",
                "'peer_cidrs': '10.2.0.0/33'              | HTTPBadRequest | '10.2.0.0/33' is not a valid IP subnet",
                "'peer_cidrs': 7                          | HTTPBadRequest | '7' is not a list",
                "'peer_cidrs': ['10.2.0.0/24', '10.2.0.0/24'] | HTTPBadRequest | Duplicate items in the list",
                "'peer_cidrs': [null]                     | HTTPBadRequest | is not a valid string",
                "'local_ep_group_id': 'g'                 | HTTPBadRequest | 'g' is not a valid UUID",
                "'peer_id': '%any'                        | HTTPBadRequest | stands for any peer",
                "'peer_id': ''                            | HTTPBadRequest | names no peer",
                "'local_id': '*.example.org'              | HTTPBadRequest | stands for any peer",
                "'peer_id': 'a\\u0000'                    | HTTPBadRequest | control characters",
                "'psk': 7                                 | HTTPBadRequest | psk. Reason: not a valid string",
                "'vpnservice_id': 'x'                     | HTTPBadRequest | vpnservice_id",
                "'status': 'ACTIVE'                       | HTTPBadRequest | status",
                "'route_mode': 'static'                   | HTTPBadRequest | route_mode",
            })
    void anAttributeOfAConnection(String attribute, String type, String reason) {
        Answer put = SITE.change(connection, attribute);
        assertThat(put.refusal()).isEqualTo("400 " + type);
        assertThat(put.message()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "description", "peer_id", "local_id", "peer_address", "psk"})
    void aTextOfMoreThan255Characters(String attribute) {
        Answer answer = SITE.change(connection, "'" + attribute + "': '" + "x".repeat(256) + "'");
        assertThat(answer.refusal()).isEqualTo("400 HTTPBadRequest");
        assertThat(answer.message()).contains(attribute, "exceeds maximum length of 255");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vpnservice_id", "ikepolicy_id", "ipsecpolicy_id", "peer_address", "peer_id", "psk"})
    void aConnectionWithoutWhatItNeeds(String attribute) {
        String body = SITE.required("hunter2").replace("'" + attribute + "'", "'local_id'");
        Answer answer = SITE.send("POST", Site.CONNECTIONS, "{'ipsec_site_connection': {" + body + "}}");
        assertThat(answer.message())
                .isEqualTo("Failed to parse request. Required attribute '" + attribute + "' not specified");
    }

    @Test
    void noAnswerRepeatsASecret() {
        String secret = "hunter2";
        String[] bodies = {
            "{'ipsec_site_connection': {" + SITE.required(secret),
            "{'ipsec_site_connection': {" + SITE.required(secret + "\\n") + "}}",
            "{'ipsec_site_connection': {" + SITE.required(secret.repeat(40)) + "}}",
            "{'ipsec_site_connection': {" + SITE.required(secret) + ", 'mtu': 1}}",
            "{'ipsec_site_connection': {" + SITE.required(secret) + ", 'nope': 1}}",
            "{'ipsec_site_connection': {'psk': ['" + secret + "']}}",
            "{'psk': '" + secret + "'}",
        };
        for (String body : bodies) {
            Answer answer = SITE.send("POST", Site.CONNECTIONS, body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain(secret);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "vpnservices     | vpnservice     | 'router_id': 'r'                         | 400 HTTPBadRequest",
                "vpnservices     | vpnservice     | 'router_id': null                        | 400 HTTPBadRequest",
                "vpnservices     | vpnservice     | 'name': 'n'                              | 400 HTTPBadRequest",
                "vpnservices     | vpnservice     | 'router_id': '$R', 'status': 'ACTIVE'    | 400 HTTPBadRequest",
                "vpnservices     | vpnservice     | 'router_id': '$R', 'flavor_id': '$R'     | 404 FlavorsPluginNotLoaded",
                "vpnservices     | vpnservice     | 'router_id': '$R', 'subnet_id': '$R'     | 400 SubnetIsNotConnectedToRouter",
                "endpoint-groups | endpoint_group | 'type': 'cidr'                           | 400 HTTPBadRequest",
                "endpoint-groups | endpoint_group | 'type': 'pod', 'endpoints': 'x'          | 400 HTTPBadRequest",
                "endpoint-groups | endpoint_group | 'type': 'cidr', 'endpoints': []          | 400 MissingEndpointForEndpointGroup",
                "endpoint-groups | endpoint_group | 'type': 'cidr', 'endpoints': '10.0.0.0'  | 400 InvalidEndpointInEndpointGroup",
                "endpoint-groups | endpoint_group | 'type': 'subnet', 'endpoints': '$R'      | 400 NonExistingSubnetInEndpointGroup",
            })
    void aServiceOrAGroup(String collection, String key, String attributes, String refusal) {
        String body = "{'" + key + "': {" + attributes.replace("$R", SITE.router()) + "}}";
        assertThat(SITE.send("POST", "/v2.0/vpn/" + collection, body).refusal()).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "networks | network | 'shared': true                                     | 400 HTTPBadRequest",
                "networks | network | 'router:external': 'perhaps'                       | 400 InvalidInput",
                "subnets  | subnet  | 'cidr': '10.0.0.0/24'                              | 400 HTTPBadRequest",
                "subnets  | subnet  | 'network_id': '$R', 'cidr': '10.0.0.0/24'          | 404 NetworkNotFound",
                "subnets  | subnet  | 'network_id': '$R', 'cidr': '10.0.0'               | 400 HTTPBadRequest",
                "subnets  | subnet  | 'network_id': '$R', 'cidr': 'fd::/64', 'ip_version': 4 | 400 HTTPBadRequest",
                "subnets  | subnet  | 'network_id': '$R', 'cidr': '10.0.0.0/24', 'gateway_ip': 'x' | 400 HTTPBadRequest",
                "routers  | router  | 'external_gateway_info': {'network_id': '$R'}      | 404 NetworkNotFound",
                "routers  | router  | 'external_gateway_info': {'enable_snat': true}     | 400 HTTPBadRequest",
                "routers  | router  | 'external_gateway_info': 'x'                       | 400 HTTPBadRequest",
                "routers  | router  | 'external_gateway_info': {'network_id': '$R', 'external_fixed_ips': 'x'} | 400 HTTPBadRequest",
            })
    void anInventory(String collection, String key, String attributes, String refusal) {
        String body = "{'" + key + "': {" + attributes.replace("$R", SITE.router()) + "}}";
        assertThat(SITE.send("POST", "/v2.0/" + collection, body).refusal()).isEqualTo(refusal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'True'", "'1'", "1", "true", "'FALSE'", "0", "'0'", "false"})
    void aBooleanIsTakenAsClientsWriteIt(String value) {
        assertThat(SITE.change(connection, "'admin_state_up': " + value).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'mtu': '1500'",
                "'mtu': 0",
                "'mtu': ' 1400 '",
                "'dpd': null",
                "'dpd': {}",
                "'dpd': {'action': 'restart-by-peer'}",
                "'peer_cidrs': ['10.2.0.7/24', '10.3.0.0/24']",
                "'peer_cidrs': '10.2.0.0/24'",
                "'local_ep_group_id': null",
                "'local_id': ''",
                "'local_id': 'me@x'",
                "'peer_address': 'vpn.example.org'",
                "'description': 'two\\nlines'",
            })
    void theHabitsOfTheWireAreTaken(String attribute) {
        assertThat(SITE.change(connection, attribute).status()).isEqualTo(200);
    }

    @Test
    void subnetIdMayBeNull() {
        Answer answer = SITE.send(
                "POST",
                "/v2.0/vpn/vpnservices",
                "{'vpnservice': {'subnet_id': null, 'router_id': '" + SITE.router() + "', 'flavor_id': null}}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.inner().get("external_v4_ip").stringValue()).isEqualTo("172.24.4.226");
    }
}
