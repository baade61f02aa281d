package io.culvert.acceptance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a page shows of a shell: commands after {@code $}, each with what it printed, where {@code …} stands for anything. */
record Transcript(List<Step> steps) {
    /** @param printed as the page has it, without the last line break */
    record Step(String command, String printed) {
        boolean isLike(String output) {
            String pattern =
                    Arrays.stream(printed.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return Pattern.compile(pattern, Pattern.DOTALL).matcher(output).matches();
        }
    }

    private static final String END = "end of what this command printed";
    private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);

    Transcript {
        steps = List.copyOf(steps);
    }

    /** All of a page's, as one: what a command leaves in the shell is there for the next. */
    static Transcript of(String page) {
        List<Step> steps = new ArrayList<>();
        BLOCK.matcher(page).results().forEach(block -> steps.addAll(steps(block.group(1))));
        return new Transcript(steps);
    }

    private static List<Step> steps(String block) {
        return Arrays.stream(block.split("(?m)^\\$ "))
                .filter(text -> !text.isEmpty())
                .map(text -> {
                    String[] parts = text.split("\n", 2);
                    return new Step(parts[0], parts[1].strip());
                })
                .toList();
    }

    /** What each command prints, in one shell that stops at the first that fails. */
    List<String> run(Map<String, String> environment) {
        String script = steps.stream()
                .map(step -> step.command() + "\necho '" + END + "'\n")
                .collect(Collectors.joining("", "set -eo pipefail\n", ""));
        String output = Shell.run(environment, "bash", "-c", script).orFail();
        return Arrays.stream(output.split(END)).map(String::strip).toList();
    }
}
