package io.culvert.query.view;

import java.util.List;
import java.util.function.Predicate;

/** Binary search. */
public final class Search {
    private Search() {}

    /** How many elements hold, in a list where those that do come before those that don't. */
    public static <T> int count(List<T> sorted, Predicate<T> holds) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.test(sorted.get(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
