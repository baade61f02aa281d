package io.culvert.command.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.command.port.Secret;
import io.culvert.command.store.CommandDatabase;
import io.culvert.embedded.EmbeddedMongo;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultIT {
    private static final ProjectId EAST = new ProjectId("east");
    private static final String KEY = "correct-horse-battery-staple";
    private final ConnectionId connection = new ConnectionId(UUID.randomUUID());

    @TempDir
    Path dir;

    private EmbeddedMongo mongo;
    private CommandDatabase database;
    private Vault vault;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.start(dir.resolve("mongo"), 0);
        database = CommandDatabase.connect(mongo.uri(), "culvert");
        vault = vault(Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        database.close();
        mongo.close();
    }

    @Test
    void opensWhatItSealedAlsoAfterARestart() {
        SecretRef ref = vault.seal(EAST, connection, Secret.of(KEY));
        stop();
        start();

        assertThat(opened(ref)).isEqualTo(KEY);
    }

    @Test
    void keepsTheKeyFileForItsOwnerAlone() throws IOException {
        Path file = dir.resolve("secrets/kek.json");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesToBeginAnewWhereSecretsNeedTheKeyThatIsGone() throws IOException {
        vault.seal(EAST, connection, Secret.of(KEY));
        Files.delete(dir.resolve("secrets/kek.json"));

        assertThatThrownBy(() -> vault(Clock.systemUTC()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("kek.json is missing");
        assertThat(dir.resolve("secrets/kek.json")).doesNotExist();
    }

    @Test
    void leavesNothingOfTheSecretInAnyFile() throws IOException {
        SecretRef ref = vault.seal(EAST, connection, Secret.of(KEY));
        vault.sealNext(EAST, connection, ref, Secret.of(KEY));
        stop();

        byte[] octets = KEY.getBytes(UTF_8);
        List<String> forms = List.of(
                KEY,
                HexFormat.of().formatHex(octets),
                HexFormat.of().withUpperCase().formatHex(octets),
                Base64.getEncoder().withoutPadding().encodeToString(octets));
        try (Stream<Path> files = Files.walk(dir)) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain(forms));
        }
        start();
    }

    @Test
    void fingerprintsTellEqualSecretsFromOthers() {
        SecretRef one = vault.seal(EAST, connection, Secret.of(KEY));
        SecretRef same = vault.sealNext(EAST, connection, one, Secret.of(KEY));
        SecretRef other = vault.sealNext(EAST, connection, same, Secret.of(KEY + "!"));

        assertThat(one.fingerprint()).hasSize(16).isEqualTo(same.fingerprint()).isNotEqualTo(other.fingerprint());
        assertThat(same.secretId()).isEqualTo(one.secretId());
        assertThat(other.version()).isEqualTo(3);
    }

    @Test
    void refusesACiphertextThatWasMovedToAnotherConnection() {
        SecretRef ref = vault.seal(EAST, connection, Secret.of(KEY));
        database.handle()
                .getCollection("secrets")
                .updateOne(
                        new Document("_id", ref.secretId() + "/1"),
                        new Document(
                                "$set",
                                new Document("connection", UUID.randomUUID().toString())));

        assertThatThrownBy(() -> vault.open(ref))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(KEY);
    }

    @Test
    void destroyedIsGone() {
        SecretRef one = vault.seal(EAST, connection, Secret.of(KEY));
        SecretRef two = vault.sealNext(EAST, connection, one, Secret.of("2"));
        SecretRef three = vault.sealNext(EAST, connection, two, Secret.of("3"));

        vault.destroyOthers(connection, two);
        assertThat(vault.open(one)).isEmpty();
        assertThat(opened(two)).isEqualTo("2");
        assertThat(opened(three)).isEqualTo("3");

        vault.destroyAll(connection);
        assertThat(vault.open(two)).isEmpty();
        assertThat(database.handle().getCollection("secrets").countDocuments()).isZero();
        assertThat(database.handle().getCollection("connection_secrets").countDocuments())
                .isZero();
    }

    @Test
    void sweepsWhatNoEventRefersTo() {
        SecretRef orphan = vault.seal(EAST, connection, Secret.of(KEY));
        SecretRef referred = vault.sealNext(EAST, connection, orphan, Secret.of(KEY));
        vault.referred(List.of(referred));

        vault.sweep(Duration.ofSeconds(60));
        assertThat(vault.open(orphan)).isPresent();
        vault(Clock.fixed(Instant.now().plusSeconds(61), ZoneOffset.UTC)).sweep(Duration.ofSeconds(60));
        assertThat(vault.open(orphan)).isEmpty();
        assertThat(vault.open(referred)).isPresent();
    }

    private Vault vault(Clock clock) {
        return Vault.open(database.handle(), dir.resolve("secrets/kek.json"), clock);
    }

    private String opened(SecretRef ref) {
        return new String(vault.open(ref).orElseThrow().reveal(), UTF_8);
    }
}
