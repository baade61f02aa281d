package io.culvert.query.view;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One sort key and its direction; the id comes last, so that the order is total and pages never overlap. */
record Sort(String key, Direction direction) {
    enum Direction {
        ASC,
        DESC;

        Direction opposite() {
            return this == ASC ? DESC : ASC;
        }
    }

    static Comparator<Map<String, @Nullable Object>> order(List<Sort> sorts) {
        Comparator<Map<String, @Nullable Object>> order = by("id");
        for (Sort sort : sorts.reversed()) {
            order = sort.comparator().thenComparing(order);
        }
        return order;
    }

    private Comparator<Map<String, @Nullable Object>> comparator() {
        return direction == Direction.ASC ? by(key) : by(key).reversed();
    }

    private static Comparator<Map<String, @Nullable Object>> by(String key) {
        return Comparator.comparing(row -> String.valueOf(row.get(key)));
    }
}
