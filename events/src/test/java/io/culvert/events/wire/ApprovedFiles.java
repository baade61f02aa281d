package io.culvert.events.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The approved samples: one JSON for each type that was ever published. The list of their checksums, which {@code
 * sha256sum -c} reads too, is added to: none is dropped or changed by the way.
 */
public final class ApprovedFiles {
    private static final Path FOLDER = Path.of("src/test/resources/approved");
    private static final String SUFFIX = ".json";

    private ApprovedFiles() {}

    /** The types as the files name them. */
    public static List<String> types() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The checksum that was approved with each type. */
    static Map<String, String> checksums() {
        return lines(FOLDER.resolve("SHA256SUMS")).stream()
                .map(line -> line.split(" {2}", 2))
                .collect(Collectors.toMap(
                        line -> line[1].substring(0, line[1].length() - SUFFIX.length()), line -> line[0]));
    }

    static String checksum(String type) {
        try {
            byte[] octets = Files.readAllBytes(FOLDER.resolve(type + SUFFIX));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String read(String type) {
        return String.join("\n", lines(FOLDER.resolve(type + SUFFIX)));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
