package io.culvert.agent.render;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of two texts, those that they share once: by the shortest way from the one to the other (E. Myers, "An O(ND)
 * Difference Algorithm and Its Variations"), or all that lies between the ends that they share, if that way is long.
 */
final class LineDiff {
    /** How many lines come and go at most where the shortest way is looked for: it takes the square of that, in time and
     * memory. */
    private static final int MOST = 2_000;

    /** @param mark ' ' for both texts, '-' for the former alone, '+' for the latter alone */
    record Line(char mark, String text) {}

    private final List<String> before;
    private final List<String> after;

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    static List<Line> of(List<String> before, List<String> after) {
        int shorter = Math.min(before.size(), after.size());
        int head = 0;
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<Line> lines = new ArrayList<>();
        mark(lines, ' ', before.subList(0, head));
        LineDiff between =
                new LineDiff(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail));
        lines.addAll(between.lines());
        mark(lines, ' ', before.subList(before.size() - tail, before.size()));
        return lines;
    }

    private static void mark(List<Line> lines, char mark, List<String> texts) {
        texts.forEach(text -> lines.add(new Line(mark, text)));
    }

    private List<Line> lines() {
        // For each number of lines that come and go: how far one gets in the former, on each diagonal.
        List<int[]> reached = new ArrayList<>();
        int[] best = {0};
        for (int edits = 0; edits <= Math.min(MOST, before.size() + after.size()); edits++) {
            best = step(best, edits);
            reached.add(best);
            int end = before.size() - after.size();
            if (Math.abs(end) <= edits && (end + edits) % 2 == 0 && best[end + edits] >= before.size()) {
                return back(reached);
            }
        }
        List<Line> all = new ArrayList<>();
        mark(all, '-', before);
        mark(all, '+', after);
        return all;
    }

    /** @param last for one edit less, by diagonal from {@code -edits + 1} on */
    private int[] step(int[] last, int edits) {
        int[] next = new int[2 * edits + 1];
        for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
            int x = edits == 0 ? 0 : begin(last, edits, diagonal);
            while (x < before.size()
                    && x - diagonal < after.size()
                    && before.get(x).equals(after.get(x - diagonal))) {
                x++;
            }
            next[diagonal + edits] = x;
        }
        return next;
    }

    private static int begin(int[] last, int edits, int diagonal) {
        return comes(last, edits, diagonal) ? last[diagonal + edits] : last[diagonal + edits - 2] + 1;
    }

    /** True if the last edit on the way to that diagonal is a line that comes. */
    private static boolean comes(int[] last, int edits, int diagonal) {
        return diagonal == -edits || (diagonal != edits && last[diagonal + edits - 2] < last[diagonal + edits]);
    }

    private List<Line> back(List<int[]> reached) {
        List<Line> reversed = new ArrayList<>();
        int x = before.size();
        int y = after.size();
        for (int edits = reached.size() - 1; edits >= 0; edits--) {
            int diagonal = x - y;
            int begin = edits == 0 ? 0 : begin(reached.get(edits - 1), edits, diagonal);
            for (; x > begin; x--, y--) {
                reversed.add(new Line(' ', before.get(x - 1)));
            }
            if (edits > 0 && comes(reached.get(edits - 1), edits, diagonal)) {
                reversed.add(new Line('+', after.get(--y)));
            } else if (edits > 0) {
                reversed.add(new Line('-', before.get(--x)));
            }
        }
        return reversed.reversed();
    }
}
