package io.culvert.command.secrets.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.command.port.UnavailableException;
import io.culvert.command.secrets.key.KeyEncryption.Bound;
import java.util.List;
import java.util.Map;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked of HashiCorp Vault, and what is made of the answers that its documentation has. */
class TransitAnswersTest {
    private static final String FIRST = "transit:transit/my-key:1";
    private static final String SECOND = "transit:transit/my-key:2";
    private static final String CIPHERTEXT = "vault:v1:XjsPWPjqPrBi1N2Ms2s1QM798YyFWnO4TR4lsFA=";

    private final RecordedServer vault = RecordedServer.of("/keepers/transit.txt");

    @AfterEach
    void stop() {
        vault.close();
    }

    @Test
    void encrypts() throws Exception {
        assertThat(key("my-key").wrap(FIRST, "the quick brown fox\n".getBytes(UTF_8), "east/1"))
                .isEqualTo(new WrappedKey(FIRST, new Binary(CIPHERTEXT.getBytes(UTF_8))));
        assertThat(asked().headers()).containsEntry("X-vault-token", "token-of-no-use");
        assertThat(asked().body().path("plaintext").asString()).isEqualTo("dGhlIHF1aWNrIGJyb3duIGZveAo=");
        assertThat(asked().body().path("context").asString()).isEqualTo("ZWFzdC8x");
        assertThat(asked().body().path("key_version").asInt()).isEqualTo(1);
    }

    @Test
    void decrypts() throws Exception {
        assertThat(key("my-key").unwrap(wrapped(), "east/1")).asString(UTF_8).isEqualTo("the quick brown fox\n");
        assertThat(asked().body().path("ciphertext").asString()).isEqualTo(CIPHERTEXT);
        assertThat(asked().body().path("context").asString()).isEqualTo("ZWFzdC8x");
    }

    @Test
    void rewrapsWithoutSeeingTheKey() throws Exception {
        assertThat(key("my-key").rewrap(SECOND, List.of(new Bound(wrapped(), "east/1"))))
                .containsExactly(new WrappedKey(SECOND, new Binary("vault:v2:abcdefgh".getBytes(UTF_8))));
        var item = asked().body().path("batch_input").path(0);
        assertThat(item.path("ciphertext").asString()).isEqualTo(CIPHERTEXT);
        assertThat(item.path("context").asString()).isEqualTo("ZWFzdC8x");
        assertThat(item.path("key_version").asInt()).isEqualTo(2);
    }

    @Test
    void knowsTheVersions() {
        assertThat(key("my-key").names()).containsExactly(SECOND, FIRST);
    }

    @Test
    void takesAVersionThatIsThereBeforeItHasOneMade() {
        assertThat(key("my-key").successor(FIRST)).isEqualTo(SECOND);
        assertThat(vault.asked)
                .extracting(RecordedServer.Asked::line)
                .doesNotContain("POST /v1/transit/keys/my-key/rotate");

        key("my-key").successor(SECOND);
        assertThat(vault.asked).extracting(RecordedServer.Asked::line).contains("POST /v1/transit/keys/my-key/rotate");
    }

    @Test
    void givesAVersionUp() {
        key("my-key").forget(FIRST);
        assertThat(asked().line()).isEqualTo("POST /v1/transit/keys/my-key/config");
        assertThat(asked().body().path("min_decryption_version").asInt()).isEqualTo(2);
    }

    @Test
    void whatVaultDoesNotAllowIsNotThere() {
        assertThatThrownBy(() -> key("denied").wrap("transit:transit/denied:1", new byte[] {1}, "east/1"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("403")
                .hasMessageNotContaining("token-of-no-use");
    }

    @Test
    void aVaultThatIsAwayIsNotThere() {
        KeyEncryption key = key("my-key");
        vault.close();
        assertThatThrownBy(() -> key.unwrap(wrapped(), "east/1"))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("does not answer");
    }

    private RecordedServer.Asked asked() {
        return vault.asked.getLast();
    }

    private static WrappedKey wrapped() {
        return new WrappedKey(FIRST, new Binary(CIPHERTEXT.getBytes(UTF_8)));
    }

    private KeyEncryption key(String name) {
        return KeyEncryptions.of(
                Map.of(
                        "culvert.vault.key",
                        "transit",
                        "culvert.vault.transit.url",
                        vault.url(),
                        "culvert.vault.transit.key",
                        name)::get,
                Map.of("VAULT_TOKEN", "token-of-no-use")::get);
    }
}
