package io.culvert.command.inventory;

import io.culvert.events.identity.AwayException;
import io.culvert.events.identity.Deadline;
import io.culvert.events.identity.Requests;
import io.culvert.events.identity.ServiceToken;
import io.culvert.events.wire.Json;
import io.culvert.events.wire.UnreadableException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Asks Neutron (Networking API v2.0) for lists, page by page and with the attributes that are needed alone. */
final class NeutronClient {
    /** Of rows, each of some hundred octets. */
    static final int PAGE = 500;
    /** Of values that a row may have, so that the line that asks stays shorter than servers take. */
    private static final int VALUES = 50;

    private final String url;
    private final int page;
    private final Requests requests = new Requests();
    private final ServiceToken token;

    /** @param page how many rows an answer may have */
    NeutronClient(NeutronSettings settings, int page, Clock clock) {
        this.url = settings.url() + "/v2.0/";
        this.page = page;
        this.token = new ServiceToken(settings.user(), requests, clock);
    }

    /**
     * The rows of a collection whose attribute has one of the values.
     *
     * @param also a further filter, as it stands in a query; may be empty
     * @throws AwayException if Neutron, or Keystone before it, gives no usable answer in time
     */
    List<JsonNode> list(
            String collection,
            List<String> fields,
            String attribute,
            Collection<String> values,
            String also,
            Deadline deadline)
            throws AwayException {
        List<JsonNode> rows = new ArrayList<>();
        List<String> all = values.stream().distinct().sorted().toList();
        for (int from = 0; from < all.size(); from += VALUES) {
            List<String> some = all.subList(from, Math.min(all.size(), from + VALUES));
            String query = Stream.of(pairs("fields", fields), pairs(attribute, some), also)
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining("&"));
            addPages(rows, collection, query, deadline);
        }
        return rows;
    }

    /** The answer's body; empty if Neutron has nothing there (404). */
    Optional<JsonNode> find(String path, Deadline deadline) throws AwayException {
        HttpResponse<String> answer = get(path, deadline);
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(body(answer));
    }

    private void addPages(List<JsonNode> rows, String collection, String query, Deadline deadline)
            throws AwayException {
        String sorted = collection + "?" + query + "&sort_key=id&sort_dir=asc&limit=" + page;
        String next = sorted;
        while (true) {
            JsonNode body = body(get(next, deadline));
            List<JsonNode> some = body.path(collection).valueStream().toList();
            rows.addAll(some);
            if (some.isEmpty() || !hasNext(body.path(collection + "_links"))) {
                return;
            }
            // The link itself has the address that Neutron knows itself by, which may not be ours for it.
            next = sorted + "&"
                    + pairs("marker", List.of(some.getLast().path("id").asString("")));
        }
    }

    private static boolean hasNext(JsonNode links) {
        return links.valueStream()
                .anyMatch(link -> link.path("rel").asString("").equals("next"));
    }

    private HttpResponse<String> get(String path, Deadline deadline) throws AwayException {
        String ours = token.get(deadline);
        HttpResponse<String> answer = get(path, ours, deadline);
        return answer.statusCode() == 401 ? get(path, token.insteadOf(ours, deadline), deadline) : answer;
    }

    private HttpResponse<String> get(String path, String ours, Deadline deadline) throws AwayException {
        return requests.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("X-Auth-Token", ours)
                        .header("Accept", "application/json")
                        .GET()
                        .build(),
                deadline);
    }

    private static JsonNode body(HttpResponse<String> answer) throws AwayException {
        String asked = "GET " + answer.uri().getPath();
        if (answer.statusCode() != 200) {
            throw new AwayException("Neutron answered " + answer.statusCode() + " to " + asked);
        }
        try {
            return Json.read(answer.body(), JsonNode.class);
        } catch (UnreadableException e) {
            throw new AwayException("Neutron's answer to " + asked + " can't be read", e);
        }
    }

    private static String pairs(String name, Collection<String> values) {
        return values.stream()
                .map(value -> name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
