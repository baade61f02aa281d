package io.culvert.command.secrets;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.culvert.command.port.Secret;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;

/**
 * Keyed fingerprints: they tell equal secrets from others without telling anything of them to who has not their key. That
 * lies in the vault as a secret of its own, and so shows at the start whether the key-encryption key is the right one.
 */
final class Fingerprints {
    private static final String ID = "fingerprint-key";
    private static final String HMAC = "HmacSHA256";
    private static final int FINGERPRINT_OCTETS = 8;
    private static final int KEY_OCTETS = 32;

    private final MongoCollection<Document> secrets;
    private final Envelope envelope;
    private final KeyInUse key;
    private final Clock clock;
    private volatile Optional<SecretKeySpec> known = Optional.empty();

    Fingerprints(MongoCollection<Document> secrets, Envelope envelope, KeyInUse key, Clock clock) {
        this.secrets = secrets;
        this.envelope = envelope;
        this.key = key;
        this.clock = clock;
    }

    String of(Secret secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(prepare());
            return HexFormat.of().formatHex(mac.doFinal(secret.reveal()), 0, FINGERPRINT_OCTETS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    /**
     * Reads the key, or makes it.
     *
     * @throws IllegalStateException if it can't be opened: then no secret can
     */
    SecretKeySpec prepare() {
        Optional<SecretKeySpec> ready = known;
        if (ready.isPresent()) {
            return ready.orElseThrow();
        }
        Document found = secrets.find(Filters.eq("_id", ID)).first();
        if (found == null) {
            make();
            return prepare();
        }
        SecretKeySpec key = opened(found);
        known = Optional.of(key);
        return key;
    }

    private SecretKeySpec opened(Document found) {
        try {
            SealedVersion version = SealedVersion.in(found, 1).orElseThrow();
            return new SecretKeySpec(
                    envelope.open(version.sealed(), Vault.about(found, 1)).reveal(), HMAC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    envelope.keeper() + " is not what the vault is sealed with: put the right one back from a backup",
                    e);
        }
    }

    private void make() {
        Document made = new Document("_id", ID).append("project", "").append("last", 1);
        Secret fresh =
                envelope.keeper().formerFingerprintKey().map(Secret::ofOctets).orElseGet(Fingerprints::random);
        SealedVersion version = new SealedVersion(1, envelope.seal(key.name(), fresh, Vault.about(made, 1)));
        // If another instance was first, its key it is.
        var _ = Insertion.of(
                made.append(SealedVersion.SEALED_AT, Date.from(clock.instant()))
                        .append(SealedVersion.VERSIONS, List.of(version.document(clock.instant(), true))),
                secrets);
    }

    private static Secret random() {
        byte[] octets = new byte[KEY_OCTETS];
        new SecureRandom().nextBytes(octets);
        return Secret.ofOctets(octets);
    }
}
