package io.culvert.agent.render;

import io.culvert.agent.render.LineDiff.Line;
import java.util.ArrayList;
import java.util.List;

/** Two texts as {@code diff -u} tells them apart (POSIX, diff, "Diff -u Output Format"). */
final class UnifiedDiff {
    private static final int CONTEXT = 3;
    private static final String UNFINISHED = "\\ No newline at end of file\n";

    private UnifiedDiff() {}

    /** Empty for texts that are the same. */
    static String of(String beforeName, String afterName, String before, String after) {
        if (before.equals(after)) {
            return "";
        }
        StringBuilder text = new StringBuilder("--- " + beforeName + "\n+++ " + afterName + "\n");
        List<Line> lines = LineDiff.of(lines(before), lines(after));
        int[] inBefore = counted(lines, '+');
        int[] inAfter = counted(lines, '-');
        for (int from = next(lines, 0); from < lines.size(); ) {
            int to = end(lines, from);
            int first = Math.max(0, from - CONTEXT);
            int last = Math.min(lines.size(), to + CONTEXT);
            text.append("@@ -").append(range(inBefore, first, last));
            text.append(" +").append(range(inAfter, first, last)).append(" @@\n");
            lines.subList(first, last).forEach(line -> append(text, line));
            from = next(lines, to);
        }
        return text.toString();
    }

    /** Each with the end that it has. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(at, next));
            at = next;
        }
        return lines;
    }

    /** The first line from there on that differs. */
    private static int next(List<Line> lines, int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).mark() == ' ') {
            at++;
        }
        return at;
    }

    /** After the last line that differs of those that are shown together with that one. */
    private static int end(List<Line> lines, int from) {
        int end = from;
        for (int at = from; at < lines.size() && at - end <= 2 * CONTEXT; at++) {
            if (lines.get(at).mark() != ' ') {
                end = at + 1;
            }
        }
        return end;
    }

    private static void append(StringBuilder text, Line line) {
        text.append(line.mark()).append(line.text());
        if (!line.text().endsWith("\n")) {
            text.append('\n').append(UNFINISHED);
        }
    }

    /** How many of the lines above each have not that mark. */
    private static int[] counted(List<Line> lines, char but) {
        int[] counts = new int[lines.size() + 1];
        for (int i = 0; i < lines.size(); i++) {
            counts[i + 1] = counts[i] + (lines.get(i).mark() == but ? 0 : 1);
        }
        return counts;
    }

    /** Where the lines of one text begin, and how many there are; of none it is the line before. */
    private static String range(int[] above, int first, int last) {
        int count = above[last] - above[first];
        return (count == 0 ? above[first] : above[first] + 1) + (count == 1 ? "" : "," + count);
    }
}
