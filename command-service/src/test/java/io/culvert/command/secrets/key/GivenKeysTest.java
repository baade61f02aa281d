package io.culvert.command.secrets.key;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys out of the environment. */
class GivenKeysTest extends KeyEncryptionContract {
    private final Map<String, String> environment = new HashMap<>(Map.of("CULVERT_KEY_ENCRYPTION_KEY", key(1)));

    @Override
    KeyEncryption keeper() {
        return KeyEncryptions.of(Map.of("culvert.vault.key", "environment")::get, environment::get);
    }

    @Override
    void provideAnother(String present) {
        environment.put("CULVERT_KEY_ENCRYPTION_KEY", key(2) + ", " + key(1));
    }

    @Test
    void saysHowANewKeyIsProvided() {
        assertThatThrownBy(() -> keeper().successor(keeper().names().getFirst()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CULVERT_KEY_ENCRYPTION_KEY")
                .hasMessageContaining("before the present one");
    }

    private static String key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return Base64.getEncoder().encodeToString(key);
    }
}
