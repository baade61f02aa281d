package io.culvert.command.secrets.key;

import io.culvert.events.identity.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What we show to a keeper of keys: out of a file or the environment, never out of settings, which a command line can have. */
final class Credential {
    private Credential() {}

    /**
     * Reads the file anew each time, since others renew it.
     *
     * @param setting names the file
     * @param variable of the environment, where no file is named
     * @throws IllegalArgumentException naming both, if neither is set, or the file if it can't be read
     */
    static Supplier<String> of(
            Settings settings, Function<String, @Nullable String> environment, String setting, String variable) {
        Optional<String> file = settings.get(setting);
        if (file.isPresent()) {
            Supplier<String> content = () -> read(setting, Path.of(file.orElseThrow()));
            var _ = content.get();
            return content;
        }
        String value = environment.apply(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(setting + " is not set, nor is the environment's " + variable);
        }
        return value::strip;
    }

    private static String read(String setting, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(setting + " is '" + file + "', which can't be read", e);
        }
    }
}
