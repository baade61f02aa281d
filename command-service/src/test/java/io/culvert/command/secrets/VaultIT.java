package io.culvert.command.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.command.port.Secret;
import io.culvert.command.port.UnavailableException;
import io.culvert.command.secrets.key.KeyEncryption;
import io.culvert.command.secrets.key.KeyFile;
import io.culvert.command.store.CommandDatabase;
import io.culvert.embedded.EmbeddedMongo;
import io.culvert.events.connect.StoreSettings;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultIT {
    private static final ProjectId EAST = new ProjectId("east");
    private static final String KEY = "correct-horse-battery-staple";
    private static final Duration ORPHAN = Duration.ofSeconds(60);
    private static final Duration RETIRED = Duration.ofDays(1);
    private final ConnectionId connection = new ConnectionId(UUID.randomUUID());

    @TempDir
    Path dir;

    private EmbeddedMongo mongo;
    private CommandDatabase database;
    private Vault vault;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.start(dir.resolve("mongo"), 0);
        database = CommandDatabase.connect(StoreSettings.at(mongo.uri()), "culvert");
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
    void refusesToBeginAnewWhereSecretsNeedTheKeyThatIsGone() throws IOException {
        vault.seal(EAST, connection, Secret.of(KEY));
        Files.delete(dir.resolve("secrets/kek.json"));

        assertThatThrownBy(() -> vault(Clock.systemUTC()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("kek.json is missing");
        assertThat(dir.resolve("secrets/kek.json")).doesNotExist();
    }

    @Test
    void refusesAnotherKeyThanThatOfItsSecrets() throws IOException {
        vault.seal(EAST, connection, Secret.of(KEY));
        Files.delete(dir.resolve("secrets/kek.json"));
        KeyEncryption another = KeyFile.at(dir.resolve("secrets/kek.json"));
        String name = another.names().getFirst();

        assertThatThrownBy(() -> vault(Clock.systemUTC()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not in the key file")
                .hasMessageNotContaining(name);
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
    void refusesACiphertextThatWasMovedToAnotherProject() {
        SecretRef ref = vault.seal(EAST, connection, Secret.of(KEY));
        database.handle()
                .getCollection("vault")
                .updateOne(
                        new Document("_id", ref.secretId().toString()),
                        new Document("$set", new Document("project", "west")));

        assertThatThrownBy(() -> vault.open(ref))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(KEY);
    }

    @Test
    void destroyedIsGone() {
        SecretRef one = vault.seal(EAST, connection, Secret.of(KEY));
        SecretRef two = vault.sealNext(EAST, connection, one, Secret.of("2"));
        SecretRef three = vault.sealNext(EAST, connection, two, Secret.of("3"));

        vault.referred(List.of(one, two, three));

        vault.destroyOthers(connection, two);
        assertThat(vault.open(one)).isEmpty();
        assertThat(opened(two)).isEqualTo("2");
        assertThat(opened(three)).isEqualTo("3");

        vault.destroy(three);
        assertThat(vault.open(three)).isEmpty();

        vault.destroyAll(connection);
        assertThat(vault.open(two)).isEmpty();
        assertThat(sealed()).isZero();
    }

    @Test
    void aVersionWhoseEventMayStillComeOutlivesALaterOne() {
        SecretRef one = vault.seal(EAST, connection, Secret.of(KEY));
        SecretRef two = vault.sealNext(EAST, connection, one, Secret.of("2"));
        SecretRef three = vault.sealNext(EAST, connection, one, Secret.of("3"));
        vault.referred(List.of(one, three));

        vault.destroyOthers(connection, three);
        assertThat(vault.open(one)).isEmpty();
        assertThat(opened(two)).isEqualTo("2");
    }

    @Test
    void aCreationTriedAgainHasAVersionOfItsOwn() {
        SecretRef one = vault.seal(EAST, connection, Secret.of(KEY));
        SecretRef again = vault.seal(EAST, connection, Secret.of("other"));

        assertThat(again.version()).isEqualTo(2);
        assertThat(opened(one)).isEqualTo(KEY);
        vault.destroy(again);
        assertThat(vault.sealNext(EAST, connection, one, Secret.of(KEY)).version())
                .isEqualTo(3);
    }

    @Test
    void aSecretThatWasNeverHereCountsOn() {
        SecretRef elsewhere = new SecretRef(UUID.randomUUID(), 7, "");
        assertThat(vault.open(elsewhere)).isEmpty();
        SecretRef next = vault.sealNext(EAST, connection, elsewhere, Secret.of(KEY));
        assertThat(next.version()).isEqualTo(8);
        assertThat(opened(next)).isEqualTo(KEY);
    }

    @Test
    void manyAtOnceGetVersionsOfTheirOwn() {
        SecretRef one = vault.seal(EAST, connection, Secret.of("0"));
        List<SecretRef> refs = IntStream.range(1, 40)
                .parallel()
                .mapToObj(i -> vault.sealNext(EAST, connection, one, Secret.of("secret" + i)))
                .toList();

        assertThat(refs).extracting(SecretRef::version).doesNotHaveDuplicates();
        for (int i = 0; i < refs.size(); i++) {
            assertThat(opened(refs.get(i))).isEqualTo("secret" + (i + 1));
        }
    }

    @Test
    void whatIsSealedAtOnceIsWrittenTogetherAndEachIsItsOwn() {
        List<ConnectionId> owners = Stream.generate(() -> new ConnectionId(UUID.randomUUID()))
                .limit(40)
                .toList();
        // Each twice: of two documents of one id the second is refused, be it in the same write.
        List<CompletableFuture<SecretRef>> all = IntStream.range(0, 80)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> vault.seal(EAST, owners.get(i / 2), Secret.of("key " + i)), Thread::startVirtualThread))
                .toList();

        List<SecretRef> sealed = all.stream().map(CompletableFuture::join).toList();
        assertThat(sealed).doesNotHaveDuplicates();
        for (int i = 0; i < sealed.size(); i++) {
            assertThat(sealed.get(i).secretId()).isEqualTo(owners.get(i / 2).value());
            assertThat(opened(sealed.get(i))).isEqualTo("key " + i);
        }
        assertThat(sealed()).isEqualTo(40);
    }

    @Test
    void ofAStoreThatIsAwayEachThatSealsIsTold() {
        mongo.close();
        List<CompletableFuture<SecretRef>> all = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> vault.seal(EAST, new ConnectionId(UUID.randomUUID()), Secret.of(KEY)),
                        Thread::startVirtualThread))
                .limit(8)
                .map(each -> each.orTimeout(60, TimeUnit.SECONDS))
                .toList();

        assertThat(all)
                .allSatisfy(each -> assertThatThrownBy(each::join).hasCauseInstanceOf(UnavailableException.class));
    }

    @Test
    void saysWhatWasShreddedUntilThatIsTold() {
        SecretRef one = vault.seal(EAST, connection, Secret.of(KEY));
        SecretRef two = vault.sealNext(EAST, connection, one, Secret.of("2"));
        Shredded shredded = new Shredded(connection.value(), List.of(1, 2));

        assertThat(vault.shred(connection)).contains(shredded);
        assertThat(vault.open(one)).isEmpty();
        assertThat(vault.open(two)).isEmpty();
        assertThat(String.valueOf(database.handle()
                        .getCollection("vault")
                        .find(new Document("_id", connection.toString()))
                        .first()))
                .doesNotContain("wrapped", "ciphertext");

        vault(Clock.fixed(Instant.now().plusSeconds(61), ZoneOffset.UTC)).sweep(ORPHAN, RETIRED);
        assertThat(vault.shred(connection)).contains(shredded);
        vault.forgetShredded(connection);
        assertThat(vault.shred(connection)).isEmpty();
        assertThat(sealed()).isZero();
    }

    @Test
    void sweepsWhatNoEventRefersTo() {
        SecretRef orphan = vault.seal(EAST, connection, Secret.of(KEY));
        SecretRef referred = vault.sealNext(EAST, connection, orphan, Secret.of(KEY));
        vault.referred(List.of(referred));

        vault.sweep(ORPHAN, RETIRED);
        assertThat(vault.open(orphan)).isPresent();
        vault(Clock.fixed(Instant.now().plusSeconds(61), ZoneOffset.UTC)).sweep(ORPHAN, RETIRED);
        assertThat(vault.open(orphan)).isEmpty();
        assertThat(vault.open(referred)).isPresent();
    }

    @Test
    void sweepsWhatACreationLeftThatNeverCame() {
        var _ = vault.seal(EAST, connection, Secret.of(KEY));

        vault.sweep(ORPHAN, RETIRED);
        assertThat(sealed()).isOne();
        vault(Clock.fixed(Instant.now().plusSeconds(61), ZoneOffset.UTC)).sweep(ORPHAN, RETIRED);
        assertThat(sealed()).isZero();
    }

    @Test
    void sweepsWhatWasReplacedADayAgo() {
        SecretRef one = vault.seal(EAST, connection, Secret.of(KEY));
        SecretRef two = vault.sealNext(EAST, connection, one, Secret.of("2"));
        ConnectionId other = new ConnectionId(UUID.randomUUID());
        SecretRef single = vault.seal(EAST, other, Secret.of("single"));
        vault.referred(List.of(one, two, single));

        vault.sweep(ORPHAN, RETIRED);
        assertThat(opened(one)).isEqualTo(KEY);
        vault(Clock.fixed(Instant.now().plus(Duration.ofDays(1)).plusSeconds(1), ZoneOffset.UTC))
                .sweep(ORPHAN, RETIRED);
        assertThat(vault.open(one)).isEmpty();
        assertThat(opened(two)).isEqualTo("2");
        assertThat(opened(single)).isEqualTo("single");
    }

    @Test
    void sweepsWhatIsLeftOfARefusedCreation() {
        SecretRef refused = vault.seal(EAST, connection, Secret.of(KEY));
        vault.destroy(refused);

        vault.sweep(ORPHAN, RETIRED);
        assertThat(sealed()).isOne();
        vault(Clock.fixed(Instant.now().plusSeconds(61), ZoneOffset.UTC)).sweep(ORPHAN, RETIRED);
        assertThat(sealed()).isZero();
    }

    /** Documents of connections. */
    private long sealed() {
        return database.handle()
                .getCollection("vault")
                .countDocuments(new Document("_id", new Document("$ne", "fingerprint-key")));
    }

    private Vault vault(Clock clock) {
        return Vault.open(database.handle(), KeyFile.at(dir.resolve("secrets/kek.json")), "instance", clock);
    }

    private String opened(SecretRef ref) {
        return new String(vault.open(ref).orElseThrow().reveal(), UTF_8);
    }
}
