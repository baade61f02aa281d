package io.culvert.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of one router's charon, where the agent writes a connection's file once charon has loaded it. */
record CharonFolder(Path path) {
    private static final Pattern PEER = Pattern.compile("remote_addrs = \"([^\"]+)\"");

    /** When each connection was loaded last, by its peer's address. */
    Map<String, Instant> loaded() throws IOException {
        Map<String, Instant> times = new HashMap<>();
        for (Path file : files()) {
            try {
                Matcher peer = PEER.matcher(Files.readString(file));
                if (peer.find()) {
                    times.put(peer.group(1), Files.getLastModifiedTime(file).toInstant());
                }
            } catch (NoSuchFileException e) {
                // Replaced at this moment; the next look sees it.
            }
        }
        return times;
    }

    int count() throws IOException {
        return files().size();
    }

    private List<Path> files() throws IOException {
        Path folder = path.resolve("swanctl");
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".conf")).toList();
        }
    }

    /** As {@code kill -9} does. */
    void killCharon() {
        new Charons(path).kill();
    }
}
