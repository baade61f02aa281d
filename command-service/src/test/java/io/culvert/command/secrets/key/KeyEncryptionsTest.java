package io.culvert.command.secrets.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.events.identity.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyEncryptionsTest {
    private static final String CANARY = "canary-of-no-use";

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            keyring     |                                     | culvert.vault.key is 'keyring', but 'file'
            environment |                                     | CULVERT_KEY_ENCRYPTION_KEY is not set
            transit     |                                     | culvert.vault.transit.url is not set
            transit     | transit.url=ftp://vault             | culvert.vault.transit.url is 'ftp://vault'
            transit     | transit.url=http://vault            | culvert.vault.transit.token-file is not set, nor is the environment's VAULT_TOKEN
            transit     | transit.url=http://v;transit.key=a b| culvert.vault.transit.key is 'a b'
            transit     | transit.url=http://v;transit.token-file=/nowhere/token | culvert.vault.transit.token-file is '/nowhere/token'
            barbican    |                                     | culvert.vault.barbican.secrets is not set
            barbican    | barbican.secrets=all                | culvert.vault.barbican.secrets has 'all'
            barbican    | barbican.secrets=4d7e7d2c-0b3e-4c1e-9a56-3f6f0c1b8d10 | culvert.vault.barbican.auth-url is not set
            barbican    | barbican.secrets=4d7e7d2c-0b3e-4c1e-9a56-3f6f0c1b8d10;barbican.auth-url=http://k | culvert.vault.barbican.url is not set
            barbican    | barbican.secrets=4d7e7d2c-0b3e-4c1e-9a56-3f6f0c1b8d10;barbican.auth-url=http://k;barbican.url=http://b | CULVERT_VAULT_BARBICAN_PASSWORD
            file        | former-key=file                     | culvert.vault.former-key is 'file'
            """)
    void saysWhichSettingIsMissing(String kind, @Nullable String others, String message) {
        assertThatThrownBy(() -> KeyEncryptions.of(settings(kind, others)::get, name -> null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"canary-of-no-use", "Y2FuYXJ5LW9mLW5vLXVzZQ=="})
    void aWrongKeyIsNotQuoted(String value) {
        assertThatThrownBy(() -> KeyEncryptions.of(
                        settings("environment", null)::get, Map.of("CULVERT_KEY_ENCRYPTION_KEY", value)::get))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain(CANARY, value));
    }

    @Test
    void theFileIsTheDefault() {
        KeyEncryption keeper = KeyEncryptions.of(Map.of("culvert.data-dir", dir.toString())::get, name -> null);

        assertThat(keeper.isThere()).isFalse();
        assertThat(keeper.names()).hasSize(1);
        assertThat(dir.resolve("secrets/kek.json")).exists();
    }

    @Test
    void aCredentialOutOfAFileIsReadAnewEachTime() throws IOException {
        Path file = Files.writeString(dir.resolve("token"), "one\n");
        var credential =
                Credential.of(new Settings(Map.of("file", file.toString())::get), name -> null, "file", "VARIABLE");

        assertThat(credential.get()).isEqualTo("one");
        Files.writeString(file, "two");
        assertThat(credential.get()).isEqualTo("two");
    }

    @Test
    void oneKeeperTakesOverFromAnother() throws Exception {
        String key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        Map<String, String> environment = Map.of("CULVERT_KEY_ENCRYPTION_KEY", key);
        KeyEncryption file = KeyFile.at(dir.resolve("secrets/kek.json"));
        String old = file.names().getFirst();
        WrappedKey wrapped = file.wrap(old, new byte[] {1}, "about");

        KeyEncryption both = KeyEncryptions.of(
                Map.of(
                        "culvert.vault.key", "environment",
                        "culvert.vault.former-key", "file",
                        "culvert.data-dir", dir.toString())::get,
                environment::get);
        String next = both.successor(old);
        assertThat(next).startsWith("environment:");
        assertThat(both.names()).containsExactly(next, old);
        var rewrapped = both.rewrap(next, List.of(new KeyEncryption.Bound(wrapped, "about")));

        KeyEncryption alone = KeyEncryptions.of(Map.of("culvert.vault.key", "environment")::get, environment::get);
        assertThat(alone.unwrap(rewrapped.getFirst(), "about")).containsExactly(1);
    }

    private static Map<String, String> settings(String kind, @Nullable String others) {
        Map<String, String> all = new HashMap<>(Map.of("culvert.vault.key", kind));
        for (String each : others == null ? new String[0] : others.split(";")) {
            all.put("culvert.vault." + each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }
        return all;
    }
}
