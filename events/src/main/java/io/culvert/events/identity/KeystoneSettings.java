package io.culvert.events.identity;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where Keystone is, and as whom it is asked.
 *
 * @param url without {@code /v3}
 * @param remembered how long an answer of Keystone holds, at most
 */
record KeystoneSettings(
        URI url,
        String user,
        String userDomain,
        String password,
        String project,
        String projectDomain,
        Duration remembered,
        int tokens) {
    private static final String PREFIX = "culvert.identity.keystone.";

    /** @throws IllegalArgumentException naming the setting that is wrong */
    static KeystoneSettings of(Settings settings) {
        URI url = settings.url(PREFIX + "url");
        return new KeystoneSettings(
                URI.create(url.toString().replaceFirst("/v3$", "")),
                settings.get(PREFIX + "user", "culvert"),
                settings.get(PREFIX + "user-domain", "Default"),
                password(settings),
                settings.get(PREFIX + "project", "service"),
                settings.get(PREFIX + "project-domain", "Default"),
                Duration.ofSeconds(settings.number(PREFIX + "cache-seconds", 60, 0, 3600)),
                settings.number(PREFIX + "cache-tokens", 10_000, 1, 1_000_000));
    }

    /** By file or by environment; other processes see a command line. */
    private static String password(Settings settings) {
        Optional<String> file = settings.get(PREFIX + "password-file");
        if (file.isEmpty()) {
            return settings.get(PREFIX + "password")
                    .orElseThrow(() ->
                            new IllegalArgumentException(PREFIX + "password-file is not set, nor is the environment's"
                                    + " CULVERT_IDENTITY_KEYSTONE_PASSWORD"));
        }
        try {
            return Files.readString(Path.of(file.get())).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    PREFIX + "password-file is '" + file.get() + "', which can't be read", e);
        }
    }

    @Override
    public String toString() {
        return "Keystone at " + url + " as " + user;
    }
}
