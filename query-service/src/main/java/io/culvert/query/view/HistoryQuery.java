package io.culvert.query.view;

import io.culvert.events.api.ApiError;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.WireName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a project's history; what is empty restricts nothing.
 *
 * @param subject {@code kind/id}, or {@code project} for what concerns it as a whole
 * @param type a name on the wire, as in {@code io.culvert.router.bound.v1}, or without its ends, as in {@code router.bound}
 * @param from recorded at that time or later
 * @param to recorded before that time
 * @param after the version of the last event of the page before
 * @param first how many, from 1 to {@link #MOST}
 */
public record HistoryQuery(
        Optional<String> subject,
        Optional<String> actor,
        Optional<String> type,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Long> after,
        Order order,
        int first) {
    /** The most events of a page. */
    public static final int MOST = 1_000;

    /** How many a page has if nobody says. */
    public static final int USUAL = 100;

    /** Which events come first. */
    public enum Order {
        NEWEST,
        OLDEST
    }

    /**
     * A query as it was asked, null for what was not said.
     *
     * @throws BadQueryException that names field and value
     */
    public static HistoryQuery of(
            @Nullable String subject,
            @Nullable String actor,
            @Nullable String type,
            @Nullable String from,
            @Nullable String to,
            @Nullable String after,
            @Nullable String order,
            @Nullable String first) {
        var query = new HistoryQuery(
                Optional.ofNullable(subject).map(HistoryQuery::subject),
                Optional.ofNullable(actor),
                Optional.ofNullable(type),
                Optional.ofNullable(from).map(text -> Moment.time("from", text)),
                Optional.ofNullable(to).map(text -> Moment.time("to", text)),
                Optional.ofNullable(after).map(HistoryQuery::cursor),
                order == null ? Order.NEWEST : order(order),
                first == null ? USUAL : first(first));
        if (query.from.isPresent() && query.to.isPresent() && query.from.get().isAfter(query.to.get())) {
            throw bad("from", query.from.get().toString(), "is later than to, which is " + query.to.get());
        }
        return query;
    }

    /** The next page, after the event of that version. */
    public HistoryQuery after(long version, int most) {
        return new HistoryQuery(subject, actor, type, from, to, Optional.of(version), order, most);
    }

    private static String subject(String text) {
        int slash = text.indexOf('/');
        if (text.equals("project")) {
            return text;
        }
        if (slash < 0
                || WireName.find(ResourceKind.class, text.substring(0, slash)).isEmpty()) {
            throw bad("subject", text, "is not kind/id with one of the kinds " + WireName.all(ResourceKind.class));
        }
        try {
            return text.substring(0, slash) + "/" + ResourceId.parse(text.substring(slash + 1));
        } catch (IllegalArgumentException e) {
            throw bad("subject", text, "has no UUID after its kind");
        }
    }

    private static long cursor(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw bad("after", text, "is not the cursor of an event");
        }
        return Long.parseLong(text);
    }

    private static Order order(String text) {
        return switch (text) {
            case "newest", "NEWEST" -> Order.NEWEST;
            case "oldest", "OLDEST" -> Order.OLDEST;
            default -> throw bad("order", text, "is neither newest nor oldest");
        };
    }

    private static int first(String text) {
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw bad("first", text, "is not a number from 1 to " + MOST);
        }
        return Integer.parseInt(text);
    }

    /** @throws BadQueryException if there is a parameter that is none of the known ones; names it and its value */
    public static void onlyKnown(Map<String, String> parameters, Set<String> known) {
        parameters.forEach((name, value) -> {
            if (!known.contains(name)) {
                throw bad(name, String.valueOf(value), "is no filter; there are " + new TreeSet<>(known));
            }
        });
    }

    /** A refusal that names field and value. */
    public static BadQueryException bad(String field, String value, String why) {
        return new BadQueryException(new ApiError(400, "InvalidFilter", field + " '" + value + "' " + why + "."));
    }
}
