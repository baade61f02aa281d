package io.culvert.command.secrets.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.culvert.command.files.PrivateFile;
import io.culvert.events.wire.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A Tink keyset in a private file, made at the first start. Instances on one machine share the file; on several machines
 * each has a copy of it.
 */
public final class KeyFile implements KeyEncryption {
    /** Stands for whichever key of the file a data key of an earlier Culvert was wrapped with, as Tink's encrypted keyset. */
    public static final String FIRST_FORM = "file:first-form";

    private static final String KIND = "file";
    private static final String PREFIX = KIND + ":";

    private final Path file;
    private volatile Loaded loaded = new Loaded("", Optional.empty());

    private KeyFile(Path file) {
        this.file = file;
    }

    /** Reads nothing yet. */
    public static KeyFile at(Path file) {
        return new KeyFile(file);
    }

    /** Whether a key of that name is in a file. */
    public static boolean isOne(String name) {
        return name.startsWith(PREFIX);
    }

    /** @param fingerprintKey of a file of an earlier Culvert; today that key lies in the vault itself */
    private record Content(String keyset, Optional<String> fingerprintKey) {}

    private record Keys(TinkKeys each, KeysetHandle all) {}

    /** The file as it was read last, so that it is parsed only when it has changed. */
    private record Loaded(String text, Optional<Keys> keys) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean isThere() {
        return Files.exists(file);
    }

    @Override
    public List<String> names() {
        return keys().each().names();
    }

    @Override
    public WrappedKey wrap(String name, byte[] dataKey, String about) throws GeneralSecurityException {
        return having(name).each().wrap(name, dataKey, about, this);
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped, String about) throws GeneralSecurityException {
        if (wrapped.name().equals(FIRST_FORM)) {
            KeysetHandle dataKey = TinkProtoKeysetFormat.parseEncryptedKeyset(
                    wrapped.octets().getData(), TinkKeys.aead(keys().all()), about.getBytes(UTF_8));
            return TinkProtoKeysetFormat.serializeKeyset(dataKey, InsecureSecretKeyAccess.get());
        }
        return having(wrapped.name()).each().unwrap(wrapped, about, this);
    }

    @Override
    public String successor(String present) {
        change(keyset -> TinkKeys.name(PREFIX, keyset.getPrimary()).equals(present) ? withAnother(keyset) : keyset);
        return names().getFirst();
    }

    @Override
    public void forget(String name) {
        change(keyset -> without(keyset, name));
    }

    @Override
    public Optional<byte[]> formerFingerprintKey() {
        keys();
        return Json.read(loaded.text(), Content.class)
                .fingerprintKey()
                .map(text -> Base64.getDecoder().decode(text));
    }

    @Override
    public String toString() {
        return "the key file " + file;
    }

    /** What is known of the file, or, if that has no such key, what is in it now: another instance may have added it. */
    private Keys having(String name) {
        Keys known = loaded.keys().orElse(null);
        return known != null && known.each().names().contains(name) ? known : keys();
    }

    private Keys keys() {
        String text = PrivateFile.readOrMake(file, KeyFile::fresh);
        Loaded last = loaded;
        if (last.text().equals(text) && last.keys().isPresent()) {
            return last.keys().orElseThrow();
        }
        Keys keys = parsed(text);
        loaded = new Loaded(text, Optional.of(keys));
        return keys;
    }

    private Keys parsed(String text) {
        try {
            AeadConfig.register();
            KeysetHandle keyset = keyset(Json.read(text, Content.class));
            return new Keys(TinkKeys.of(PREFIX, keyset), keyset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no usable key in " + file, e);
        }
    }

    private void change(UnaryOperator<KeysetHandle> change) {
        PrivateFile.change(file, text -> {
            Content content = Json.read(text, Content.class);
            try {
                KeysetHandle before = keyset(content);
                KeysetHandle after = change.apply(before);
                return after == before ? text : Json.write(new Content(json(after), content.fingerprintKey()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("no usable key in " + file, e);
            }
        });
    }

    private static KeysetHandle withAnother(KeysetHandle keyset) {
        try {
            return KeysetHandle.newBuilder(keyset)
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key could be made", e);
        }
    }

    /** The primary stays, whatever it is called. */
    private static KeysetHandle without(KeysetHandle keyset, String name) {
        try {
            KeysetHandle.Builder rest = KeysetHandle.newBuilder(keyset);
            for (int i = keyset.size() - 1; i >= 0; i--) {
                KeysetHandle.Entry entry = keyset.getAt(i);
                if (TinkKeys.name(PREFIX, entry).equals(name) && !entry.isPrimary()) {
                    rest.deleteAt(i);
                }
            }
            return rest.size() == keyset.size() ? keyset : rest.build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key " + name + " can't be removed", e);
        }
    }

    private static KeysetHandle keyset(Content content) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(content.keyset(), InsecureSecretKeyAccess.get());
    }

    private static String json(KeysetHandle keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
    }

    private static String fresh() {
        try {
            AeadConfig.register();
            return Json.write(
                    new Content(json(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)), Optional.empty()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key could be made", e);
        }
    }
}
