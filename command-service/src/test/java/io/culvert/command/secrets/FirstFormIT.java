package io.culvert.command.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.culvert.command.port.Secret;
import io.culvert.command.secrets.key.KeyFile;
import io.culvert.command.secrets.key.TransitDouble;
import io.culvert.command.store.CommandDatabase;
import io.culvert.embedded.EmbeddedMongo;
import io.culvert.events.connect.StoreSettings;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What earlier Culverts left: their key file, and a document for each version. */
class FirstFormIT {
    private static final ProjectId EAST = new ProjectId("east");
    private static final String KEY = "correct-horse-battery-staple";
    private final ConnectionId connection = new ConnectionId(UUID.randomUUID());
    private final SecretRef old = new SecretRef(UUID.randomUUID(), 3, "0123456789abcdef");

    @TempDir
    Path dir;

    private EmbeddedMongo mongo;
    private CommandDatabase database;
    private Vault vault;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        mongo = EmbeddedMongo.start(dir.resolve("mongo"), 0);
        database = CommandDatabase.connect(StoreSettings.at(mongo.uri()), "culvert");
        AeadConfig.register();
        KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        Files.writeString(
                dir.resolve("kek.json"),
                Json.write(Map.of(
                        "keyset",
                        TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()),
                        "fingerprintKey",
                        Base64.getEncoder().encodeToString(new byte[32]))));
        writeFirstForm(aead(keyset));
        vault = vault();
    }

    @AfterEach
    void stop() {
        database.close();
        mongo.close();
    }

    @Test
    void opens() {
        assertThat(opened(old)).isEqualTo(KEY);
    }

    @Test
    void needsItsKeyFileAlsoWhereAnotherKeeperIsChosen() {
        database.handle().getCollection("vault_keys").drop();
        database.handle().getCollection("vault").drop();
        try (TransitDouble transit = TransitDouble.start()) {
            assertThatThrownBy(() -> Vault.open(database.handle(), transit.keeper(), "instance", Clock.systemUTC()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("culvert.vault.former-key=file");
        }
    }

    @Test
    void hasTheFingerprintsThatItHad() {
        // By openssl: printf correct-horse-battery-staple | openssl dgst -sha256 -mac HMAC -macopt hexkey:00...00
        assertThat(vault.seal(EAST, new ConnectionId(UUID.randomUUID()), Secret.of(KEY))
                        .fingerprint())
                .isEqualTo("f9c0f102a3307cff");
    }

    @Test
    void countsOnInThePresentForm() {
        SecretRef next = vault.sealNext(EAST, connection, old, Secret.of("next"));
        assertThat(next.version()).isEqualTo(4);
        assertThat(next.secretId()).isEqualTo(connection.value());
        assertThat(opened(old)).isEqualTo(KEY);
        assertThat(opened(next)).isEqualTo("next");

        vault.referred(List.of(next));
        vault.destroyOthers(connection, next);
        assertThat(vault.open(old)).isEmpty();
        assertThat(opened(next)).isEqualTo("next");
    }

    @Test
    void isShredded() {
        assertThat(vault.shred(connection)).contains(new Shredded(old.secretId(), List.of(3)));
        assertThat(vault.open(old)).isEmpty();
        assertThat(vault.shred(connection)).isPresent();
        vault.forgetShredded(connection);
        assertThat(vault.shred(connection)).isEmpty();
    }

    @Test
    void isWrappedAnew() throws GeneralSecurityException {
        String next = vault.keeper().successor(vault.key().name());
        new Rewrapping(vault, next, done -> {}).run();
        KeyFile.at(dir.resolve("kek.json")).forget(vault.key().name());

        assertThat(new Rewrapping(vault, next, done -> {}).run()).isZero();
        assertThat(opened(old)).isEqualTo(KEY);
    }

    private Vault vault() {
        return Vault.open(database.handle(), KeyFile.at(dir.resolve("kek.json")), "instance", Clock.systemUTC());
    }

    private String opened(SecretRef ref) {
        return new String(vault.open(ref).orElseThrow().reveal(), UTF_8);
    }

    /** As the vault wrote it until it had one document for each connection. */
    private void writeFirstForm(Aead key) throws GeneralSecurityException {
        String id = old.secretId() + "/" + old.version();
        byte[] about = (EAST + "/" + connection + "/" + id).getBytes(UTF_8);
        KeysetHandle dataKey = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        database.handle()
                .getCollection("secrets")
                .insertOne(new Document("_id", id)
                        .append("project", EAST.value())
                        .append("connection", connection.toString())
                        .append(
                                "wrappedKey",
                                new Binary(TinkProtoKeysetFormat.serializeEncryptedKeyset(dataKey, key, about)))
                        .append("ciphertext", new Binary(aead(dataKey).encrypt(KEY.getBytes(UTF_8), about)))
                        .append("referred", true)
                        .append("sealedAt", Instant.now()));
        database.handle()
                .getCollection("connection_secrets")
                .insertOne(new Document("_id", connection.toString()).append("versions", List.of(id)));
    }

    private static Aead aead(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
