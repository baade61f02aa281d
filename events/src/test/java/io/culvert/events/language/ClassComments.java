package io.culvert.events.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comment above a class of this module, as plain text: the schemas say the same as the code. */
final class ClassComments {
    private static final Path SOURCES = Path.of("src/main/java");

    private ClassComments() {}

    /** Without what it says of components; empty for a class of somebody else's, or without a comment. */
    static Optional<String> of(Class<?> type) {
        Path file = SOURCES.resolve(type.getName().replace('.', '/') + ".java");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Matcher comment = Pattern.compile(
                        "/\\*\\*(.*?)\\*/\\s*public [a-z ]*" + type.getSimpleName() + "\\b", Pattern.DOTALL)
                .matcher(read(file));
        return comment.find() ? Optional.of(plain(comment.group(1))) : Optional.empty();
    }

    private static String plain(String comment) {
        return comment.replaceAll("(?m)^\\s*\\*", "")
                .replaceAll("(?s)@param.*", "")
                .replaceAll("\\{@(?:code|link) #?([^}]*)}", "$1")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
