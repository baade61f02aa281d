package io.culvert.command.secrets;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.culvert.command.port.Secret;
import io.culvert.command.port.Secrets;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Secrets on MongoDB, as ciphertext: one document for each version ({@code _id} = secret/version), and one for each
 * connection that lists its versions, since the embedded server finds only exact ids quickly.
 */
public final class Vault implements Secrets {
    private static final String VERSIONS = "versions";
    private final MongoCollection<Document> secrets;
    private final MongoCollection<Document> connections;
    private final VaultKey key;
    private final Clock clock;

    private Vault(MongoDatabase database, VaultKey key, Clock clock) {
        this.secrets = database.getCollection("secrets");
        this.connections = database.getCollection("connection_secrets");
        this.key = key;
        this.clock = clock;
    }

    /**
     * @param keyFile holds the key-encryption key; made at the first start, and without it no secret opens again
     * @throws IllegalStateException if the file is gone while there are secrets sealed with it; whoever keeps the
     *     backups can mend that
     */
    public static Vault open(MongoDatabase database, Path keyFile, Clock clock) {
        if (Files.notExists(keyFile) && database.getCollection("secrets").find().first() != null) {
            throw new IllegalStateException("the key-encryption key " + keyFile
                    + " is missing, and there are secrets that only it opens: put it back from a backup");
        }
        return new Vault(database, VaultKey.in(keyFile), clock);
    }

    @Override
    public SecretRef seal(ProjectId project, ConnectionId connection, Secret secret) {
        return orUnavailable(() -> sealFrom(project, connection, UUID.randomUUID(), 1, secret));
    }

    @Override
    public SecretRef sealNext(ProjectId project, ConnectionId connection, SecretRef present, Secret secret) {
        return orUnavailable(() -> sealFrom(project, connection, present.secretId(), present.version() + 1, secret));
    }

    @Override
    public Optional<Secret> open(SecretRef ref) {
        Document sealed = orUnavailable(() ->
                        Optional.ofNullable(secrets.find(Filters.eq("_id", id(ref.secretId(), ref.version())))
                                .first()))
                .orElse(null);
        if (sealed == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(key.open(
                    new VaultKey.Sealed(sealed.get("wrappedKey", Binary.class), sealed.get("ciphertext", Binary.class)),
                    about(
                            sealed.getString("project"),
                            sealed.getString("connection"),
                            id(ref.secretId(), ref.version()))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "secret " + id(ref.secretId(), ref.version())
                            + " can't be opened: it was changed, or sealed with another key",
                    e);
        }
    }

    @Override
    public void destroy(SecretRef ref) {
        orUnavailable(() -> secrets.deleteOne(Filters.eq("_id", id(ref.secretId(), ref.version()))));
    }

    @Override
    public void destroyOthers(ConnectionId connection, SecretRef keep) {
        destroy(
                versions(connection).stream()
                        .filter(id -> id.startsWith(keep.secretId() + "/"))
                        .filter(id -> version(id) < keep.version())
                        .toList(),
                connection);
    }

    @Override
    public void destroyAll(ConnectionId connection) {
        destroy(versions(connection), connection);
        orUnavailable(() -> connections.deleteOne(Filters.eq("_id", connection.toString())));
    }

    /** Events refer to them, so that they are no orphans. */
    void referred(Collection<SecretRef> refs) {
        List<String> ids =
                refs.stream().map(ref -> id(ref.secretId(), ref.version())).toList();
        orUnavailable(() -> secrets.updateMany(Filters.in("_id", ids), Updates.set("referred", true)));
    }

    /** Destroys what was sealed so long ago, and no event has referred to since. This looks at every document. */
    void sweep(Duration age) {
        Instant before = clock.instant().minus(age);
        orUnavailable(() -> secrets.deleteMany(
                Filters.and(Filters.eq("referred", false), Filters.lt("sealedAt", Date.from(before)))));
    }

    private SecretRef sealFrom(
            ProjectId project, ConnectionId connection, UUID secretId, int firstVersion, Secret secret) {
        for (int version = firstVersion; ; version++) {
            String id = id(secretId, version);
            // Listed before it is there: what is listed in vain does no harm, what is not listed is never destroyed.
            connections.updateOne(
                    Filters.eq("_id", connection.toString()),
                    Updates.addToSet(VERSIONS, id),
                    new UpdateOptions().upsert(true));
            if (inserted(project, connection, id, secret)) {
                return new SecretRef(secretId, version, key.fingerprint(secret));
            }
            // Another update of the connection is under way and took that version.
        }
    }

    private boolean inserted(ProjectId project, ConnectionId connection, String id, Secret secret) {
        VaultKey.Sealed sealed = key.seal(secret, about(project.value(), connection.toString(), id));
        try {
            secrets.insertOne(new Document("_id", id)
                    .append("project", project.value())
                    .append("connection", connection.toString())
                    .append("wrappedKey", sealed.wrappedKey())
                    .append("ciphertext", sealed.ciphertext())
                    .append("referred", false)
                    .append("sealedAt", Date.from(clock.instant())));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private List<String> versions(ConnectionId connection) {
        return orUnavailable(() -> {
            Document listed =
                    connections.find(Filters.eq("_id", connection.toString())).first();
            return listed == null ? List.of() : listed.getList(VERSIONS, String.class, new ArrayList<>());
        });
    }

    private void destroy(List<String> ids, ConnectionId connection) {
        if (!ids.isEmpty()) {
            orUnavailable(() -> secrets.deleteMany(Filters.in("_id", ids)));
            orUnavailable(() ->
                    connections.updateOne(Filters.eq("_id", connection.toString()), Updates.pullAll(VERSIONS, ids)));
        }
    }

    private static String id(UUID secretId, int version) {
        return secretId + "/" + version;
    }

    private static int version(String id) {
        return Integer.parseInt(id.substring(id.indexOf('/') + 1));
    }

    /** What a ciphertext is bound to: moved to another document it can't be opened. */
    private static String about(String project, String connection, String id) {
        return project + "/" + connection + "/" + id;
    }

    private static <T> T orUnavailable(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (MongoException e) {
            throw new UnavailableException("the vault's MongoDB does not answer", e);
        }
    }
}
