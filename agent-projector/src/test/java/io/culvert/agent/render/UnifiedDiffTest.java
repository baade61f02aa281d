package io.culvert.agent.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {
    private static final Pattern HUNK =
            Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@\n((?:[ +\\\\-].*\n)*)");

    @Test
    void isWhatPeopleKnow() {
        assertThat(UnifiedDiff.of("a", "b", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10"))
                .isEqualTo("""
                --- a
                +++ b
                @@ -2,8 +2,9 @@
                 2
                 3
                 4
                -5
                +five
                 6
                 7
                 8
                 9
                +10
                \\ No newline at end of file
                """);
        assertThat(UnifiedDiff.of("/dev/null", "b", "", "1\n2\n")).isEqualTo("""
                --- /dev/null
                +++ b
                @@ -0,0 +1,2 @@
                +1
                +2
                """);
        assertThat(UnifiedDiff.of("a", "/dev/null", "1\n", "")).isEqualTo("""
                --- a
                +++ /dev/null
                @@ -1 +0,0 @@
                -1
                """);
    }

    @Test
    void leadsFromTheOneTextToTheOther() {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            String before = text(random, random.nextInt(40));
            String after = random.nextBoolean() ? text(random, random.nextInt(40)) : edited(random, before);
            String diff = UnifiedDiff.of("a", "b", before, after);
            assertThat(applied(before, diff)).as(diff).isEqualTo(after);
        }
    }

    /** As the plain dynamic programme for the longest common subsequence finds it. */
    @Test
    void takesAsFewLinesAsCanBe() {
        Random random = new Random(8);
        for (int i = 0; i < 1_000; i++) {
            List<String> before = lines(text(random, random.nextInt(12)));
            List<String> after = lines(text(random, random.nextInt(12)));
            assertThat(LineDiff.of(before, after).stream().filter(line -> line.mark() == ' '))
                    .hasSize(common(before, after));
        }
    }

    @Test
    void textsThatHaveNothingInCommonAreReplacedWhole() {
        assertThat(UnifiedDiff.of("a", "b", "1\n".repeat(5_000), "2\n".repeat(5_000)))
                .isEqualTo("--- a\n+++ b\n@@ -1,5000 +1,5000 @@\n" + "-1\n".repeat(5_000) + "+2\n".repeat(5_000));
    }

    private static int common(List<String> before, List<String> after) {
        int[][] longest = new int[before.size() + 1][after.size() + 1];
        for (int i = 1; i <= before.size(); i++) {
            for (int j = 1; j <= after.size(); j++) {
                longest[i][j] = before.get(i - 1).equals(after.get(j - 1))
                        ? longest[i - 1][j - 1] + 1
                        : Math.max(longest[i - 1][j], longest[i][j - 1]);
            }
        }
        return longest[before.size()][after.size()];
    }

    /** What {@code patch} does, which also looks whether it finds what is to go. */
    private static String applied(String before, String diff) {
        List<String> old = lines(before);
        StringBuilder after = new StringBuilder();
        int at = 0;
        for (MatchResult hunk : HUNK.matcher(diff).results().toList()) {
            int begin = Integer.parseInt(hunk.group(1)) - (number(hunk.group(2)) == 0 ? 0 : 1);
            old.subList(at, begin).forEach(after::append);
            at = begin;
            assertThat(lines(after.toString()).size() + (number(hunk.group(4)) == 0 ? 0 : 1))
                    .isEqualTo(Integer.parseInt(hunk.group(3)));
            int come = 0;
            String[] shown = hunk.group(5).split("(?<=\n)", -1);
            for (int i = 0; i < shown.length && !shown[i].isEmpty(); i++) {
                boolean ends = i + 1 == shown.length || !shown[i + 1].startsWith("\\");
                String line = ends ? shown[i].substring(1) : shown[i].substring(1, shown[i].length() - 1);
                switch (shown[i].charAt(0)) {
                    case ' ', '-' -> assertThat(old.get(at++)).isEqualTo(line);
                    default -> {}
                }
                if (shown[i].charAt(0) == ' ' || shown[i].charAt(0) == '+') {
                    after.append(line);
                    come++;
                }
            }
            assertThat(come).isEqualTo(number(hunk.group(4)));
            assertThat(at - begin).isEqualTo(number(hunk.group(2)));
        }
        old.subList(at, old.size()).forEach(after::append);
        return after.toString();
    }

    private static int number(@Nullable String group) {
        return group == null ? 1 : Integer.parseInt(group);
    }

    private static List<String> lines(String text) {
        return new ArrayList<>(Pattern.compile(".*\n|.+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList());
    }

    private static String edited(Random random, String text) {
        List<String> lines = lines(text);
        for (int i = random.nextInt(4); i > 0 && !lines.isEmpty(); i--) {
            lines.remove(random.nextInt(lines.size()));
        }
        return String.join("", lines);
    }

    /** Of few lines that differ, as files have them, sometimes without the last end of a line. */
    private static String text(Random random, int lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            text.append("abc".charAt(random.nextInt(3))).append('\n');
        }
        return text.isEmpty() || random.nextInt(4) > 0 ? text.toString() : text.substring(0, text.length() - 1);
    }
}
