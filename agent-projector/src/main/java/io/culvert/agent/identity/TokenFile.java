package io.culvert.agent.identity;

import io.culvert.events.host.EnrolmentToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The token that an operator has put into a file; empty as long as there is none. */
public record TokenFile(Path file) implements Supplier<Optional<EnrolmentToken>> {
    @Override
    public Optional<EnrolmentToken> get() {
        try {
            return Files.exists(file) ? Optional.of(EnrolmentToken.of(Files.readString(file))) : Optional.empty();
        } catch (IllegalArgumentException | IOException e) {
            throw new IdentityException(file + ": " + e.getMessage(), e);
        }
    }
}
