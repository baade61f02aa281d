package io.culvert.command.secrets.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.types.Binary;

/** Keys that are in this process's memory: AES-256-GCM, what a data key is about as associated data. */
final class TinkKeys {
    /** Of a key that comes as bare octets. */
    static final int KEY_OCTETS = 32;

    private static final int NAME_OCTETS = 6;

    private final Map<String, Aead> byName;

    private TinkKeys(Map<String, Aead> byName) {
        this.byName = byName;
    }

    /** @param keyset its primary key is the newest */
    static TinkKeys of(String prefix, KeysetHandle keyset) throws GeneralSecurityException {
        AeadConfig.register();
        Map<String, Aead> keys = new LinkedHashMap<>();
        keys.put(name(prefix, keyset.getPrimary()), alone(keyset.getPrimary()));
        for (int i = 0; i < keyset.size(); i++) {
            keys.putIfAbsent(name(prefix, keyset.getAt(i)), alone(keyset.getAt(i)));
        }
        return new TinkKeys(keys);
    }

    /** @param keys of 32 octets each, the newest first */
    @AccessesPartialKey
    static TinkKeys of(String prefix, List<byte[]> keys) throws GeneralSecurityException {
        AeadConfig.register();
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(KEY_OCTETS)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
        Map<String, Aead> byName = new LinkedHashMap<>();
        for (byte[] octets : keys) {
            AesGcmKey key = AesGcmKey.builder()
                    .setParameters(parameters)
                    .setKeyBytes(SecretBytes.copyFrom(octets, InsecureSecretKeyAccess.get()))
                    .build();
            byName.put(
                    prefix + digest(octets),
                    aead(KeysetHandle.newBuilder()
                            .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                            .build()));
        }
        return new TinkKeys(byName);
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    WrappedKey wrap(String name, byte[] dataKey, String about, Object keeper) throws GeneralSecurityException {
        return new WrappedKey(name, new Binary(key(name, keeper).encrypt(dataKey, about.getBytes(UTF_8))));
    }

    byte[] unwrap(WrappedKey wrapped, String about, Object keeper) throws GeneralSecurityException {
        return key(wrapped.name(), keeper).decrypt(wrapped.octets().getData(), about.getBytes(UTF_8));
    }

    static String name(String prefix, KeysetHandle.Entry entry) {
        return prefix + Integer.toUnsignedString(entry.getId());
    }

    static Aead aead(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private Aead key(String name, Object keeper) throws UnknownKeyException {
        Aead key = byName.get(name);
        if (key == null) {
            throw new UnknownKeyException(name, keeper);
        }
        return key;
    }

    @AccessesPartialKey
    private static Aead alone(KeysetHandle.Entry entry) throws GeneralSecurityException {
        return aead(KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(entry.getKey())
                        .withFixedId(entry.getId())
                        .makePrimary())
                .build());
    }

    /** Tells keys apart; whoever has 256 random bits can check it, and nobody finds them by it. */
    private static String digest(byte[] key) throws GeneralSecurityException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update("io.culvert key-encryption key".getBytes(UTF_8));
        return HexFormat.of().formatHex(sha256.digest(key), 0, NAME_OCTETS);
    }
}
