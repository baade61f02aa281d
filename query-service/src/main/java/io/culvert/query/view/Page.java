package io.culvert.query.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows that a list answers with, whole, and whether links to the pages beside it belong to them. */
public record Page(List<Map<String, @Nullable Object>> rows, Links links) {
    public Page {
        rows = List.copyOf(rows);
    }

    /** A page that is not full ends the list on the side towards which it was read (as Neutron links pages). */
    public enum Links {
        NONE,
        NEXT,
        PREVIOUS,
        BOTH;

        public boolean next() {
            return this == NEXT || this == BOTH;
        }

        public boolean previous() {
            return this == PREVIOUS || this == BOTH;
        }
    }
}
