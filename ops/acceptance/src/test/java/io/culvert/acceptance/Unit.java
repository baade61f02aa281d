package io.culvert.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of the units that are shipped for systemd (systemd.exec(5)), as far as a test can carry it out without systemd. */
record Unit(Path file, List<String> lines) {
    private static final Path FOLDER = Path.of("..", "deploy", "systemd");

    Unit {
        lines = List.copyOf(lines);
    }

    static Unit named(String name) {
        Path file = FOLDER.resolve(name + ".service");
        try {
            return new Unit(
                    file, Files.readString(file).replace("\\\n", " ").lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of a setting that is there once. */
    List<String> words(String setting) {
        List<String> values = lines.stream()
                .filter(line -> line.startsWith(setting + "="))
                .map(line -> line.substring(setting.length() + 1).strip())
                .toList();
        if (values.size() != 1) {
            throw new AssertionError(setting + " is " + values.size() + " times in " + file);
        }
        return Stream.of(values.getFirst().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Its command, with these capabilities in the place of the unit's, and all else that a process can be bound to from
     * outside as the unit has it.
     *
     * @param places what stands for paths and variables of the unit */
    List<String> command(List<String> capabilities, Map<String, String> places) {
        String bounding = "-all"
                + capabilities.stream()
                        .map(name -> ",+" + name.replaceFirst("^CAP_", "").toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining());
        List<String> command = new ArrayList<>(
                List.of("prlimit", "--core=" + words("LimitCORE").getFirst()));
        command.addAll(List.of("setpriv", "--inh-caps", "-all", "--bounding-set", bounding));
        if (words("NoNewPrivileges").equals(List.of("yes"))) {
            command.add("--no-new-privs");
        }
        for (String word : words("ExecStart")) {
            String placed = word;
            for (Map.Entry<String, String> place : places.entrySet()) {
                placed = placed.replace(place.getKey(), place.getValue());
            }
            command.add(placed);
        }
        return command;
    }
}
