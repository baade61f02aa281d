package io.culvert.command.secrets.key;

import io.culvert.events.identity.Settings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Chooses who keeps the key-encryption key, by {@code culvert.vault.key}. */
public final class KeyEncryptions {
    private static final String KIND = "culvert.vault.key";
    private static final String FORMER = "culvert.vault.former-key";
    private static final String FILE = "culvert.secrets.key-file";
    private static final String VARIABLE = "CULVERT_KEY_ENCRYPTION_KEY";

    private KeyEncryptions() {}

    /**
     * @param all settings by name, null for those that are not set
     * @param environment variables by name; credentials come from there or from files, never from settings
     * @throws IllegalArgumentException naming the setting or variable that is missing or wrong; the operator can mend it
     */
    public static KeyEncryption of(
            Function<String, @Nullable String> all, Function<String, @Nullable String> environment) {
        Settings settings = new Settings(all);
        String kind = settings.get(KIND, "file");
        KeyEncryption present = keeper(KIND, kind, settings, environment);
        Optional<String> former = settings.get(FORMER);
        if (former.isEmpty()) {
            return present;
        }
        if (former.get().equals(kind)) {
            throw new IllegalArgumentException(FORMER + " is '" + kind + "', as " + KIND + " is: leave it out");
        }
        return new Succession(present, keeper(FORMER, former.get(), settings, environment));
    }

    private static KeyEncryption keeper(
            String setting, String kind, Settings settings, Function<String, @Nullable String> environment) {
        return switch (kind) {
            case "file" -> KeyFile.at(Path.of(settings.get(FILE, dataDir(settings) + "/secrets/kek.json")));
            case "environment" -> GivenKeys.of(kind, "the variable " + VARIABLE, keys(environment.apply(VARIABLE)));
            case "transit" -> TransitKey.of(settings, environment);
            case "barbican" -> Barbican.keys(settings, environment);
            default ->
                throw new IllegalArgumentException(
                        setting + " is '" + kind + "', but 'file', 'environment', 'transit' or 'barbican' is needed");
        };
    }

    private static String dataDir(Settings settings) {
        return settings.get("culvert.data-dir", "./data");
    }

    /** Base64 of 32 octets; a new one comes before the one that it takes over from, with a comma between. */
    private static List<byte[]> keys(@Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(KIND + " is 'environment', but the variable " + VARIABLE
                    + " is not set: base64 of 32 random octets");
        }
        try {
            return Arrays.stream(value.split(","))
                    .map(each -> Base64.getDecoder().decode(each.strip()))
                    .toList();
        } catch (IllegalArgumentException e) {
            // Its message may quote the key.
            throw new IllegalArgumentException("the variable " + VARIABLE + " is not base64");
        }
    }
}
