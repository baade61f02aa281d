package io.culvert.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.rest.Api.Answer;
import io.culvert.events.api.Collection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API as the reference has it: a test for each row of the tables in {@code parity}. */
class ParityTest {
    private static final Api API = new Api();
    private static final Pattern LONG_TEXT = Pattern.compile("%\\((\\d+)\\)");
    private static final String NONE = UUID.randomUUID().toString();

    @AfterAll
    static void stop() {
        API.close();
    }

    @ParameterizedTest(name = "{1} {2} {3} = {4}: {5}")
    @CsvFileSource(
            resources = "/parity/attributes.psv",
            delimiter = '|',
            quoteCharacter = '`',
            maxCharsPerColumn = 9999)
    void anAttribute(
            String section, String path, String verb, String attribute, String value, String status, String expected) {
        Site site = Site.in(API);
        Collection collection = Stream.of(Collection.values())
                .filter(each -> each.path().equals("vpn/" + path))
                .findFirst()
                .orElseThrow();
        Answer answer;
        if (verb.equals("POST")) {
            Map<String, String> body = required(site, collection);
            if (value.equals("(absent)")) {
                body.remove(attribute);
            } else {
                body.put(attribute, filled(site, value));
            }
            answer = site.send("POST", "/v2.0/vpn/" + path, json(collection, body));
        } else {
            Answer made = site.send("POST", "/v2.0/vpn/" + path, json(collection, required(site, collection)));
            answer = site.send(
                    "PUT",
                    "/v2.0/vpn/" + path + "/" + made.id(),
                    json(collection, Map.of(attribute, filled(site, value))));
        }
        if (status.startsWith("2")) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(Integer.parseInt(status));
            if (!expected.equals("(any)")) {
                JsonNode wanted =
                        JsonMapper.shared().readTree(filled(site, expected).replace('\'', '"'));
                assertThat(answer.inner().get(attribute)).isEqualTo(wanted);
            }
        } else {
            assertThat(answer.refusal()).isEqualTo(status);
            assertThat(answer.message()).contains(expected == null ? "" : filled(site, expected));
        }
    }

    @ParameterizedTest(name = "{1}: {3}")
    @CsvFileSource(resources = "/parity/errors.psv", delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 9999)
    void anError(String section, String refusal, String message, String requests) {
        Site site = Site.in(API);
        List<String> made = new ArrayList<>();
        String[] steps = expanded(requests).split(" ; ", -1);
        for (int i = 0; i < steps.length; i++) {
            Answer answer = send(site, filled(site, steps[i], made));
            if (i == steps.length - 1) {
                assertThat(answer.refusal()).as(answer.body()).isEqualTo(refusal);
                assertThat(answer.message()).contains(filled(site, message, made));
            } else {
                assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
                if (answer.status() == 201) {
                    made.add(answer.id());
                }
            }
        }
    }

    /** A token may stand before the method: READER or ADMIN, else it is a member. */
    private static Answer send(Site site, String request) {
        String[] words = request.strip().split(" ", 4);
        String token = switch (words[0]) {
            case "READER" -> site.project() + ":reader";
            case "ADMIN" -> "operator:admin";
            default -> site.project();
        };
        String rest =
                token.equals(site.project()) ? request.strip() : request.strip().substring(words[0].length() + 1);
        String[] parts = rest.split(" ", 3);
        return API.send(token, parts[0], "/v2.0/" + parts[1], parts.length > 2 ? parts[2] : "");
    }

    private static String expanded(String requests) {
        String groups = "POST vpn/vpnservices {'vpnservice': {'router_id': '$router'}}"
                + " ; POST vpn/endpoint-groups {'endpoint_group': {'type': 'subnet', 'endpoints': '$subnet'}}"
                + " ; POST vpn/endpoint-groups {'endpoint_group': {'type': 'cidr', 'endpoints': '10.5.0.0/24'}}";
        String grouped = groups + " ; POST vpn/ipsec-site-connections {'ipsec_site_connection': {$tunnel,"
                + " 'vpnservice_id': '$1', 'local_ep_group_id': '$2', 'peer_ep_group_id': '$3'}}";
        return requests.replace("$regrouped", grouped)
                .replace("$grouped", grouped)
                .replace("$groups", groups)
                .replace("$connect", "POST vpn/ipsec-site-connections {'ipsec_site_connection': {$required}}");
    }

    private static Map<String, String> required(Site site, Collection collection) {
        Map<String, String> body = new LinkedHashMap<>();
        switch (collection) {
            case VPN_SERVICES -> body.put("router_id", "'" + site.router() + "'");
            case ENDPOINT_GROUPS -> {
                body.put("type", "'cidr'");
                body.put("endpoints", "['10.5.0.0/24']");
            }
            case SITE_CONNECTIONS -> {
                body.put("vpnservice_id", "'" + site.service() + "'");
                body.put("ikepolicy_id", "'" + site.ike() + "'");
                body.put("ipsecpolicy_id", "'" + site.ipsec() + "'");
                body.put("peer_address", "'172.24.4.233'");
                body.put("peer_id", "'172.24.4.233'");
                body.put("psk", "'s3cret'");
                body.put("peer_cidrs", "['10.2.0.0/24']");
            }
            default -> {}
        }
        return body;
    }

    private static String json(Collection collection, Map<String, String> attributes) {
        StringBuilder body = new StringBuilder();
        attributes.forEach((name, value) -> body.append(body.isEmpty() ? "" : ", ")
                .append("'")
                .append(name)
                .append("': ")
                .append(value));
        return "{'" + collection.singular() + "': {" + body + "}}";
    }

    private static String filled(Site site, String text) {
        return filled(site, text, List.of());
    }

    private static String filled(Site site, String text, List<String> made) {
        String tunnel = "'ikepolicy_id': '" + site.ike() + "', 'ipsecpolicy_id': '" + site.ipsec()
                + "', 'peer_id': '172.24.4.233', 'peer_address': '172.24.4.233', 'psk': 's3cret'";
        String filled = text.replace(
                        "$required",
                        tunnel + ", 'vpnservice_id': '" + site.service() + "', 'peer_cidrs': '10.2.0.0/24'")
                .replace("$tunnel", tunnel)
                .replace("$router", site.router())
                .replace("$subnet", site.subnet())
                .replace("$outer", site.outer())
                .replace("$service", site.service())
                .replace("$ike", site.ike())
                .replace("$ipsec", site.ipsec())
                .replace("$project", site.project())
                .replace("$none", NONE);
        for (int i = 0; i < made.size(); i++) {
            filled = filled.replace("$" + (i + 1), made.get(i));
        }
        Matcher matcher = LONG_TEXT.matcher(filled);
        return matcher.replaceAll(match -> "x".repeat(Integer.parseInt(match.group(1))));
    }
}
