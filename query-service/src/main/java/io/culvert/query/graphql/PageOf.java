package io.culvert.query.graphql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page of nodes, as Relay's cursor connections have it. */
record PageOf<N extends Node>(List<Edge<N>> edges, PageInfo pageInfo, int totalCount) {
    record Edge<N extends Node>(N node, String cursor) {}

    record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}

    private record Placed<N>(N node, Slice.Place place) {}

    /** Of these nodes, however many, no more are kept than the page has, and one. */
    static <N extends Node> PageOf<N> of(Stream<N> nodes, Slice slice) {
        Comparator<Placed<N>> order = Comparator.comparing(Placed::place, slice.comparator());
        PriorityQueue<Placed<N>> page = new PriorityQueue<>(order.reversed());
        int[] counts = new int[2];
        nodes.forEach(node -> {
            counts[0]++;
            Slice.Place place = slice.place(node);
            if (!slice.isAfter(place)) {
                counts[1]++;
                return;
            }
            page.add(new Placed<>(node, place));
            if (page.size() > slice.size() + 1) {
                page.remove();
            }
        });
        List<Placed<N>> kept = new ArrayList<>(page);
        kept.sort(order);
        boolean hasNext = kept.size() > slice.size();
        List<Edge<N>> edges = kept.stream()
                .limit(slice.size())
                .map(each -> new Edge<>(each.node(), slice.cursor(each.place())))
                .toList();
        return new PageOf<>(
                edges,
                new PageInfo(
                        hasNext,
                        counts[1] > 0,
                        edges.isEmpty() ? null : edges.getFirst().cursor(),
                        edges.isEmpty() ? null : edges.getLast().cursor()),
                counts[0]);
    }
}
