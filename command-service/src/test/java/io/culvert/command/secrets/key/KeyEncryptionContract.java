package io.culvert.command.secrets.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.command.secrets.key.KeyEncryption.Bound;
import java.security.GeneralSecurityException;
import java.util.List;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

/** What the vault expects of whoever keeps the key-encryption key. */
abstract class KeyEncryptionContract {
    private static final byte[] DATA_KEY = "a data key".getBytes(UTF_8);
    private static final String ABOUT = "east/connection/connection/1";

    /** The keeper as every instance has it; the same keys each time. */
    abstract KeyEncryption keeper();

    /** Has it have a newer key beside the present one, as its operator would. */
    abstract void provideAnother(String present);

    @Test
    void unwrapsWhatItWrappedAlsoInAnotherInstance() throws GeneralSecurityException {
        KeyEncryption one = keeper();
        WrappedKey wrapped = one.wrap(one.names().getFirst(), DATA_KEY, ABOUT);

        assertThat(wrapped.name()).isEqualTo(one.names().getFirst()).startsWith(one.kind() + ":");
        assertThat(new String(wrapped.octets().getData(), UTF_8)).doesNotContain("a data key");
        assertThat(keeper().unwrap(wrapped, ABOUT)).isEqualTo(DATA_KEY);
    }

    @Test
    void bindsADataKeyToWhatItIsAbout() throws GeneralSecurityException {
        KeyEncryption keeper = keeper();
        WrappedKey wrapped = keeper.wrap(keeper.names().getFirst(), DATA_KEY, ABOUT);

        assertThatThrownBy(() -> keeper.unwrap(wrapped, "west/connection/connection/1"))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void findsOutWhatWasChanged() throws GeneralSecurityException {
        KeyEncryption keeper = keeper();
        WrappedKey wrapped = keeper.wrap(keeper.names().getFirst(), DATA_KEY, ABOUT);
        byte[] changed = wrapped.octets().getData().clone();
        changed[changed.length - 1] = (byte) (changed[changed.length - 1] == 'A' ? 'B' : 'A');

        assertThatThrownBy(() -> keeper.unwrap(new WrappedKey(wrapped.name(), new Binary(changed)), ABOUT))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void saysThatItHasNoSuchKey() {
        assertThatThrownBy(() -> keeper().unwrap(new WrappedKey("other:key", new Binary(DATA_KEY)), ABOUT))
                .isInstanceOf(UnknownKeyException.class)
                .hasMessageContaining("other:key");
    }

    @Test
    void hasBothKeysWhileOneTakesOverFromTheOther() throws GeneralSecurityException {
        String old = keeper().names().getFirst();
        WrappedKey before = keeper().wrap(old, DATA_KEY, ABOUT);
        provideAnother(old);
        KeyEncryption keeper = keeper();
        String next = keeper.successor(old);

        assertThat(next).isNotEqualTo(old);
        assertThat(keeper.successor(old)).isEqualTo(next);
        assertThat(keeper.names()).containsExactly(next, old);
        assertThat(keeper.unwrap(before, ABOUT)).isEqualTo(DATA_KEY);
        assertThat(keeper.wrap(old, DATA_KEY, ABOUT).name()).isEqualTo(old);
        List<WrappedKey> after = keeper.rewrap(next, List.of(new Bound(before, ABOUT), new Bound(before, ABOUT)));
        assertThat(after).hasSize(2).allSatisfy(each -> {
            assertThat(each.name()).isEqualTo(next);
            assertThat(keeper.unwrap(each, ABOUT)).isEqualTo(DATA_KEY);
        });
        keeper.forget(old);
        assertThat(keeper().unwrap(after.getFirst(), ABOUT)).isEqualTo(DATA_KEY);
    }
}
