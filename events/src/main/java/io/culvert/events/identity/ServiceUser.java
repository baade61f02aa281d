package io.culvert.events.identity;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * As whom OpenStack's services are asked, and where Keystone is, which lets us in.
 *
 * @param keystone without {@code /v3}
 */
public record ServiceUser(
        URI keystone, String user, String userDomain, String password, String project, String projectDomain) {
    /**
     * @param prefix of the settings {@code user}, {@code user-domain}, {@code password-file}, {@code project} and
     *     {@code project-domain}
     * @param url the whole name of the setting that says where Keystone is
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    public static ServiceUser of(Settings settings, String prefix, String url) {
        return new ServiceUser(
                URI.create(settings.url(url).toString().replaceFirst("/v3$", "")),
                settings.get(prefix + "user", "culvert"),
                settings.get(prefix + "user-domain", "Default"),
                password(settings, prefix + "password"),
                settings.get(prefix + "project", "service"),
                settings.get(prefix + "project-domain", "Default"));
    }

    /** By file or by environment; other processes see a command line. */
    private static String password(Settings settings, String name) {
        Optional<String> file = settings.get(name + "-file");
        if (file.isEmpty()) {
            return settings.get(name)
                    .orElseThrow(() -> new IllegalArgumentException(name + "-file is not set, nor is the environment's "
                            + name.toUpperCase(Locale.ROOT).replace('.', '_')));
        }
        try {
            return Files.readString(Path.of(file.get())).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(name + "-file is '" + file.get() + "', which can't be read", e);
        }
    }

    @Override
    public String toString() {
        return "Keystone at " + keystone + " as " + user;
    }
}
