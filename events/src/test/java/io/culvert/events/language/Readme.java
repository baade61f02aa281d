package io.culvert.events.language;

import io.culvert.events.wire.Reports;
import io.culvert.events.wire.Telemetry;
import io.culvert.events.wire.Upcasters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page on the language, whose table of types and whose examples are put in between marks. */
final class Readme {
    private static final Path FILE = Path.of("README.md");
    private static final Path EXAMPLES = Path.of("examples");

    private Readme() {}

    static String checkedIn() {
        return read(FILE);
    }

    static void write() {
        try {
            Files.writeString(FILE, filledIn(checkedIn()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String filledIn(String page) {
        String withJava = between(page, "Consumer.java", code("java", "Consumer.java"));
        String withPython = between(withJava, "consumer.py", code("python", "consumer.py"));
        return between(withPython, "types", types());
    }

    private static String between(String page, String mark, String text) {
        Matcher place = Pattern.compile("(<!-- " + Pattern.quote(mark) + " -->\n).*?(<!-- end -->)", Pattern.DOTALL)
                .matcher(page);
        if (!place.find()) {
            throw new IllegalArgumentException("the page has no mark '" + mark + "'");
        }
        return place.replaceFirst(match -> Matcher.quoteReplacement(match.group(1) + text + match.group(2)));
    }

    private static String code(String language, String file) {
        return "```" + language + "\n" + read(EXAMPLES.resolve(file)) + "```\n";
    }

    private static String types() {
        Set<String> types = new TreeSet<>(Schemas.types().keySet());
        types.addAll(Upcasters.historicTypes());
        return types.stream()
                .map(type -> "| [`" + type + "`](src/main/resources/io/culvert/language/schemas/" + type + ".json) | "
                        + topic(type) + " | " + Descriptions.of(type) + " |\n")
                .collect(Collectors.joining("", "| type | topic | |\n|---|---|---|\n", ""));
    }

    private static String topic(String type) {
        if (Telemetry.byName().containsKey(type)) {
            return "telemetry";
        }
        return Reports.byName().containsKey(type) ? "reports" : "events";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
