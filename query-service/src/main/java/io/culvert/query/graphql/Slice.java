package io.culvert.query.graphql;

import io.culvert.events.api.ApiError;
import io.culvert.query.view.BadQueryException;
import io.culvert.query.view.HistoryQuery;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Which page is asked for. A cursor is the place of a node in the order, by its key and its id, so that it holds whatever
 * comes and goes, be it the node itself.
 *
 * @param after the place of the last node of the page before
 */
record Slice(int size, @Nullable Place after, Order order, Direction direction) {
    private static final int MOST = 1_000;

    /** By what nodes are ordered; the id decides among equals. */
    enum Order {
        ID,
        NAME
    }

    enum Direction {
        ASCENDING,
        DESCENDING
    }

    /** Where a node is in an order. */
    record Place(String key, String id) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::key).thenComparing(Place::id);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** @throws BadQueryException that names argument and value; the asker can mend it */
    static Slice of(int first, @Nullable String after, Order order, Direction direction) {
        if (first < 1 || first > MOST) {
            throw HistoryQuery.bad("first", Integer.toString(first), "is not a number from 1 to " + MOST);
        }
        return new Slice(first, after == null ? null : place(after, order), order, direction);
    }

    private static Place place(String cursor, Order order) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] parts = text.split("\n", 3);
            if (parts.length == 3 && parts[0].equals(order.name())) {
                return new Place(parts[2], parts[1]);
            }
        } catch (IllegalArgumentException notBase64) {
            throw badCursor(cursor, notBase64);
        }
        throw badCursor(cursor, null);
    }

    private static BadQueryException badCursor(String cursor, @Nullable Throwable cause) {
        BadQueryException bad = new BadQueryException(
                new ApiError(400, "InvalidCursor", "after '" + cursor + "' is no cursor of this order."));
        bad.initCause(cause);
        return bad;
    }

    String cursor(Place place) {
        String text = order.name() + "\n" + place.id() + "\n" + place.key();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    Place place(Node node) {
        return new Place(order == Order.ID ? "" : node.name(), node.id());
    }

    Comparator<Place> comparator() {
        return direction == Direction.ASCENDING ? Comparator.naturalOrder() : Comparator.reverseOrder();
    }

    boolean isAfter(Place place) {
        return after == null || comparator().compare(place, after) > 0;
    }
}
