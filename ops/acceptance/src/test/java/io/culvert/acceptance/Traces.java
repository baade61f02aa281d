package io.culvert.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Looks for a secret where it must not be: raw, in base64 and in hex. */
final class Traces {
    private Traces() {}

    /** The files below the folders that hold the secret in some form. */
    static List<Path> of(String secret, Path... folders) {
        List<String> forms = forms(secret);
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile)
                        .filter(file -> holds(file, forms))
                        .forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    /** The command lines of running processes that hold it. */
    static List<String> inCommandLines(String secret) {
        List<String> forms = forms(secret);
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> forms.stream().anyMatch(line::contains))
                .toList();
    }

    private static List<String> forms(String secret) {
        byte[] octets = secret.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(octets);
        // In the base64 of a longer text the secret starts at any of three places of a group.
        return List.of(
                secret,
                hex,
                hex.toUpperCase(Locale.ROOT),
                base64(octets),
                base64(Arrays.copyOfRange(octets, 1, octets.length)),
                base64(Arrays.copyOfRange(octets, 2, octets.length)));
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(Arrays.copyOf(octets, octets.length / 3 * 3));
    }

    private static boolean holds(Path file, List<String> forms) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return forms.stream().anyMatch(text::contains);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
