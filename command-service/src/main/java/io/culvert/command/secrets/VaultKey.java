package io.culvert.command.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.culvert.command.port.Secret;
import io.culvert.events.wire.Json;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.types.Binary;

/**
 * The key-encryption key, and the key of fingerprints, out of one private file. Each secret has a data key of its
 * own (AES-256-GCM), which is stored beside it, encrypted with the key-encryption key.
 */
final class VaultKey {
    private static final int FINGERPRINT_OCTETS = 8;
    private final Aead encryption;
    private final SecretKeySpec fingerprinting;

    private VaultKey(Aead encryption, SecretKeySpec fingerprinting) {
        this.encryption = encryption;
        this.fingerprinting = fingerprinting;
    }

    /** A secret at rest. */
    record Sealed(Binary wrappedKey, Binary ciphertext) {}

    private record Content(String keyset, String fingerprintKey) {}

    /** Makes the file if there is none. */
    static VaultKey in(Path file) {
        try {
            AeadConfig.register();
            Content content = Json.read(PrivateFile.readOrMake(file, VaultKey::fresh), Content.class);
            KeysetHandle keyset =
                    TinkJsonProtoKeysetFormat.parseKeyset(content.keyset(), InsecureSecretKeyAccess.get());
            return new VaultKey(
                    aead(keyset),
                    new SecretKeySpec(Base64.getDecoder().decode(content.fingerprintKey()), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no usable key in " + file, e);
        }
    }

    Sealed seal(Secret secret, String about) {
        try {
            KeysetHandle dataKey = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            return new Sealed(
                    new Binary(
                            TinkProtoKeysetFormat.serializeEncryptedKeyset(dataKey, encryption, about.getBytes(UTF_8))),
                    new Binary(aead(dataKey).encrypt(secret.reveal(), about.getBytes(UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /** @throws GeneralSecurityException if it was not sealed with this key and about just that */
    Secret open(Sealed sealed, String about) throws GeneralSecurityException {
        KeysetHandle dataKey = TinkProtoKeysetFormat.parseEncryptedKeyset(
                sealed.wrappedKey().getData(), encryption, about.getBytes(UTF_8));
        return Secret.ofOctets(aead(dataKey).decrypt(sealed.ciphertext().getData(), about.getBytes(UTF_8)));
    }

    /** Tells equal secrets from others without telling anything of them to who has not this key. */
    String fingerprint(Secret secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(fingerprinting);
            return HexFormat.of().formatHex(mac.doFinal(secret.reveal()), 0, FINGERPRINT_OCTETS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String fresh() {
        try {
            byte[] fingerprintKey = new byte[32];
            new SecureRandom().nextBytes(fingerprintKey);
            return Json.write(new Content(
                    TinkJsonProtoKeysetFormat.serializeKeyset(
                            KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
                            InsecureSecretKeyAccess.get()),
                    Base64.getEncoder().encodeToString(fingerprintKey)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key could be made", e);
        }
    }

    private static Aead aead(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
