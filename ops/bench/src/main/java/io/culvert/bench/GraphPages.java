package io.culvert.bench;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clients that page through a project's connections in the graph, each with its policies and its status. */
final class GraphPages {
    private static final String FIELDS =
            "id name status statusReason { code text } since peerAddress localCidrs peerCidrs "
                    + "ikePolicy { name authAlgorithm encryptionAlgorithm pfs ikeVersion lifetimeSeconds } "
                    + "ipsecPolicy { name authAlgorithm encryptionAlgorithm pfs lifetimeSeconds }";
    private static final Pattern CURSOR = Pattern.compile("\"endCursor\":\"([^\"]+)\"");

    private final ApiClient client;
    private final AtomicReferenceArray<String> cursors;

    GraphPages(ApiClient client, int clients) {
        this.client = client;
        this.cursors = new AtomicReferenceArray<>(clients);
    }

    /** The next page of 100 of that client, after the last one the first again. */
    void next(int number) {
        String after = cursors.get(number);
        String from = after == null ? "" : ", after: \\\"" + after + "\\\"";
        String query = "{ connectionPage(first: 100" + from + ") { edges { node { " + FIELDS
                + " } } pageInfo { endCursor } } }";
        String answer = client.call("POST", "/graphql", "{\"query\": \"" + query + "\"}", 200);
        if (answer.contains("\"errors\"")) {
            throw new IllegalStateException("the graph refuses a page: " + answer);
        }
        Matcher cursor = CURSOR.matcher(answer);
        cursors.set(number, cursor.find() ? cursor.group(1) : null);
    }
}
