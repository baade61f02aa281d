package io.culvert.query.past;

import io.culvert.query.view.HistoryIndex;
import io.culvert.query.view.HistoryQuery;
import io.culvert.query.view.Segments;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.pcollections.PVector;

/** The versions among which the answers to a question are, as the index in memory has it: from least to greatest. */
record Spread(HistoryIndex index, long least, long greatest) {
    /**
     * In the order of the question.
     *
     * @param types the names of the types that are asked for; empty for all
     */
    Stream<Long> versions(HistoryQuery query, Set<String> types) {
        if (least > greatest) {
            return Stream.empty();
        }
        boolean newest = query.order() == HistoryQuery.Order.NEWEST;
        if (query.subject().isPresent()) {
            List<Long> own = index.versionsOf(query.subject().get(), least - 1, greatest);
            return (newest ? own.reversed() : own).stream();
        }
        List<Long> segments = segments(query, types);
        return (newest ? segments.reversed() : segments).stream().flatMap(segment -> of(segment, newest));
    }

    private List<Long> segments(HistoryQuery query, Set<String> types) {
        List<Long> all = index.segments().between(Segments.of(least), Segments.of(greatest));
        if (query.actor().isPresent()) {
            all = both(all, Set.of(query.actor().get()), index.segments().byActor());
        }
        return types.isEmpty() ? all : both(all, types, index.segments().byType());
    }

    private static List<Long> both(List<Long> segments, Set<String> keys, Map<String, PVector<Long>> by) {
        Set<Long> holding = keys.stream()
                .flatMap(key -> Stream.ofNullable(by.get(key)))
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        return segments.stream().filter(holding::contains).toList();
    }

    private Stream<Long> of(long segment, boolean newest) {
        long from = Math.max(least, Segments.first(segment));
        long to = Math.min(greatest, Segments.first(segment) + Segments.VERSIONS - 1);
        return LongStream.rangeClosed(from, to).mapToObj(version -> newest ? to + from - version : version);
    }
}
