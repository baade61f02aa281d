package io.culvert.command.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.culvert.command.port.Secret;
import io.culvert.command.port.UnavailableException;
import io.culvert.command.secrets.key.KeyEncryption;
import io.culvert.command.secrets.key.UnknownKeyException;
import io.culvert.command.secrets.key.WrappedKey;
import java.security.GeneralSecurityException;
import org.bson.types.Binary;

/**
 * Envelope encryption: each secret has a data key of its own (AES-256-GCM), which lies beside it, encrypted with the
 * key-encryption key. Both are bound to what the secret is about.
 */
record Envelope(KeyEncryption keeper) {
    static {
        try {
            // Once: to fill Tink's tables, under one lock, takes longer than to seal a secret.
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** A secret at rest. */
    record Sealed(WrappedKey key, Binary ciphertext) {}

    Sealed seal(String keyName, Secret secret, String about) {
        try {
            KeysetHandle dataKey = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            byte[] plain = TinkProtoKeysetFormat.serializeKeyset(dataKey, InsecureSecretKeyAccess.get());
            return new Sealed(
                    keeper.wrap(keyName, plain, about),
                    new Binary(aead(dataKey).encrypt(secret.reveal(), about.getBytes(UTF_8))));
        } catch (UnknownKeyException e) {
            // Its operator has still to bring it here.
            throw new UnavailableException("the key-encryption key in use is not here", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /** @throws GeneralSecurityException if it was not sealed with this keeper's key and about just that */
    Secret open(Sealed sealed, String about) throws GeneralSecurityException {
        KeysetHandle dataKey =
                TinkProtoKeysetFormat.parseKeyset(keeper.unwrap(sealed.key(), about), InsecureSecretKeyAccess.get());
        return Secret.ofOctets(aead(dataKey).decrypt(sealed.ciphertext().getData(), about.getBytes(UTF_8)));
    }

    /** What a ciphertext is bound to: moved to another document it can't be opened. */
    static String about(String project, String connection, String secretId, int version) {
        return project + "/" + connection + "/" + secretId + "/" + version;
    }

    private static Aead aead(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
