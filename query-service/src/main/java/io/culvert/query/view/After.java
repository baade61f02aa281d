package io.culvert.query.view;

import java.util.Locale;

/** Where in a project's events a reader goes on. */
public sealed interface After {
    After BEGINNING = new Version(0);

    /** After the event of that version; 0 for before all. */
    record Version(long version) implements After {}

    /** After the last one that there is. */
    record Latest() implements After {}

    /**
     * @param name what the asker calls it, for refusals
     * @throws BadQueryException if it is neither a version nor {@code latest}; names the value
     */
    static After of(String name, String text) {
        if (text.toLowerCase(Locale.ROOT).equals("latest")) {
            return new Latest();
        }
        if (!text.matches("\\d{1,18}")) {
            throw HistoryQuery.bad(name, text, "is neither a version nor latest");
        }
        return new Version(Long.parseLong(text));
    }
}
