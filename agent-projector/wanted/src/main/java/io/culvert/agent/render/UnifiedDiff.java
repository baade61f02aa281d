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
        for (int from = next(lines, 0); from < lines.size(); ) {
            int to = end(lines, from);
            hunk(text, lines, Math.max(0, from - CONTEXT), Math.min(lines.size(), to + CONTEXT));
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

    private static void hunk(StringBuilder text, List<Line> lines, int from, int to) {
        List<Line> shown = lines.subList(from, to);
        List<Line> above = lines.subList(0, from);
        text.append("@@ -").append(range(above, shown, '+'));
        text.append(" +").append(range(above, shown, '-')).append(" @@\n");
        for (Line line : shown) {
            text.append(line.mark()).append(line.text());
            if (!line.text().endsWith("\n")) {
                text.append('\n').append(UNFINISHED);
            }
        }
    }

    /** Where the lines begin that have not that mark, and how many there are; of none it is the line before. */
    private static String range(List<Line> above, List<Line> shown, char but) {
        long count = shown.stream().filter(line -> line.mark() != but).count();
        long before = above.stream().filter(line -> line.mark() != but).count();
        return (count == 0 ? before : before + 1) + (count == 1 ? "" : "," + count);
    }
}
