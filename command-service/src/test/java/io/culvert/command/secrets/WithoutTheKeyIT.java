package io.culvert.command.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.command.port.Secret;
import io.culvert.command.secrets.key.KeyFile;
import io.culvert.command.store.CommandDatabase;
import io.culvert.embedded.EmbeddedMongo;
import io.culvert.events.connect.StoreSettings;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has all that MongoDB has, and not the key-encryption key, has no secret. */
class WithoutTheKeyIT {
    private static final int SECRETS = 1_000;

    @TempDir
    Path dir;

    @Test
    void noneOfAThousandSecretsCanBeHad() throws IOException {
        Map<SecretRef, String> sealed;
        Path files = dir.resolve("mongo");
        try (EmbeddedMongo mongo = EmbeddedMongo.start(files, 0);
                CommandDatabase database = CommandDatabase.connect(StoreSettings.at(mongo.uri()), "culvert")) {
            Vault vault =
                    Vault.open(database.handle(), KeyFile.at(dir.resolve("kek.json")), "instance", Clock.systemUTC());
            sealed = IntStream.range(0, SECRETS)
                    .boxed()
                    .collect(Collectors.toMap(
                            i -> vault.seal(
                                    new ProjectId("east"), new ConnectionId(UUID.randomUUID()), Secret.of(secret(i))),
                            WithoutTheKeyIT::secret));
        }

        assertThat(foundIn(files)).isEmpty();
        try (EmbeddedMongo mongo = EmbeddedMongo.start(files, 0);
                CommandDatabase database = CommandDatabase.connect(StoreSettings.at(mongo.uri()), "culvert")) {
            assertThat(opened(database, KeyFile.at(dir.resolve("kek.json")), sealed))
                    .isEqualTo(SECRETS);

            KeyFile fresh = KeyFile.at(dir.resolve("fresh.json"));
            assertThatThrownBy(() -> Vault.open(database.handle(), fresh, "thief", Clock.systemUTC()))
                    .isInstanceOf(IllegalStateException.class);
            // He calls his own key by the name of the right one, and leaves the check at the start out.
            String name = one(database, "vault_keys", "key").getString("current");
            renamed(dir.resolve("fresh.json"), fresh.names().getFirst(), name);
            assertThat(fresh.names()).containsExactly(name);
            assertThat(opened(database, fresh, sealed)).isZero();
        }
    }

    /** How many of them the vault's own code opens with that key. */
    private static long opened(CommandDatabase database, KeyFile key, Map<SecretRef, String> sealed) {
        Envelope envelope = new Envelope(key);
        return sealed.entrySet().stream()
                .filter(each -> {
                    String id = each.getKey().secretId().toString();
                    Document found = one(database, "vault", id);
                    try {
                        SealedVersion version = SealedVersion.in(found, 1).orElseThrow();
                        byte[] octets = envelope.open(version.sealed(), Vault.about(found, 1))
                                .reveal();
                        return new String(octets, UTF_8).equals(each.getValue());
                    } catch (GeneralSecurityException e) {
                        return false;
                    }
                })
                .count();
    }

    private static Document one(CommandDatabase database, String collection, String id) {
        return Objects.requireNonNull(database.handle()
                .getCollection(collection)
                .find(new Document("_id", id))
                .first());
    }

    private static void renamed(Path file, String from, String to) throws IOException {
        String content = Files.readString(file);
        Files.writeString(file, content.replace(from.substring("file:".length()), to.substring("file:".length())));
    }

    private static List<String> foundIn(Path dir) throws IOException {
        List<String> forms = IntStream.range(0, SECRETS)
                .mapToObj(WithoutTheKeyIT::secret)
                .flatMap(secret -> Stream.of(
                        secret,
                        HexFormat.of().formatHex(secret.getBytes(UTF_8)),
                        HexFormat.of().withUpperCase().formatHex(secret.getBytes(UTF_8)),
                        Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(UTF_8)),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(secret.getBytes(UTF_8))))
                .toList();
        try (Stream<Path> files = Files.walk(dir)) {
            List<String> contents = files.filter(Files::isRegularFile)
                    .map(WithoutTheKeyIT::content)
                    .toList();
            assertThat(contents).isNotEmpty();
            return forms.stream()
                    .filter(form -> contents.stream().anyMatch(content -> content.contains(form)))
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String secret(int i) {
        return "canary-" + i + "-of-a-thousand-" + UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)});
    }
}
