package io.culvert.command.secrets;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import io.culvert.command.secrets.key.KeyFile;
import io.culvert.command.secrets.key.WrappedKey;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.SecretRef;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Secrets as earlier Culverts sealed them: one document for each version ({@code _id} = secret/version), and one for each
 * connection that lists them. None is added any more; those that there are stay, since events refer to them.
 */
final class FirstForm {
    private static final String VERSIONS = "versions";
    private final MongoCollection<Document> secrets;
    private final MongoCollection<Document> connections;

    FirstForm(MongoDatabase database) {
        this.secrets = database.getCollection("secrets");
        this.connections = database.getCollection("connection_secrets");
    }

    /** @param about what it is bound to */
    record Found(String id, Envelope.Sealed sealed, String about) {}

    boolean isEmpty() {
        return secrets.find().first() == null;
    }

    Optional<Found> find(SecretRef ref) {
        return Optional.ofNullable(secrets.find(Filters.eq("_id", id(ref))).first())
                .map(FirstForm::found);
    }

    void referred(Collection<SecretRef> refs) {
        secrets.updateMany(Filters.in("_id", refs.stream().map(FirstForm::id).toList()), Updates.set("referred", true));
    }

    void destroy(SecretRef ref) {
        secrets.deleteOne(Filters.eq("_id", id(ref)));
    }

    void destroyBefore(ResourceId owner, int version) {
        destroy(listed(owner).stream()
                .filter(id -> isVersion(id, number -> number < version))
                .toList());
    }

    /** Destroys all of the connection's; they stay listed, so that they can be told. */
    Optional<Shredded> shred(ResourceId owner) {
        List<String> ids = listed(owner);
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        destroy(ids);
        return Optional.of(new Shredded(
                UUID.fromString(ids.getFirst().substring(0, ids.getFirst().indexOf('/'))),
                ids.stream().map(FirstForm::version).toList()));
    }

    boolean has(ResourceId owner) {
        return !listed(owner).isEmpty();
    }

    void forget(ResourceId owner) {
        connections.deleteOne(Filters.eq("_id", owner.toString()));
    }

    void sweep(Instant before) {
        secrets.deleteMany(Filters.and(Filters.eq("referred", false), Filters.lt("sealedAt", Date.from(before))));
    }

    /** All that are not wrapped with that key. */
    Iterable<Found> notWrappedWith(String keyName) {
        return secrets.find(Filters.ne(SealedVersion.KEY, keyName)).map(FirstForm::found);
    }

    /** Nothing happens if it is gone meanwhile. */
    static UpdateOneModel<Document> rewrapped(String id, WrappedKey key) {
        return new UpdateOneModel<>(
                Filters.eq("_id", id),
                Updates.combine(
                        Updates.set(SealedVersion.KEY, key.name()),
                        Updates.set(SealedVersion.WRAPPED, key.octets()),
                        Updates.unset("wrappedKey")));
    }

    void write(List<UpdateOneModel<Document>> changes) {
        secrets.bulkWrite(changes);
    }

    private void destroy(List<String> ids) {
        if (!ids.isEmpty()) {
            secrets.deleteMany(Filters.in("_id", ids));
        }
    }

    private List<String> listed(ResourceId owner) {
        Document listed = connections.find(Filters.eq("_id", owner.toString())).first();
        return listed == null ? List.of() : listed.getList(VERSIONS, String.class, List.of());
    }

    private static Found found(Document document) {
        String id = document.getString("_id");
        WrappedKey key = document.containsKey(SealedVersion.KEY)
                ? new WrappedKey(
                        document.getString(SealedVersion.KEY), document.get(SealedVersion.WRAPPED, Binary.class))
                : new WrappedKey(KeyFile.FIRST_FORM, document.get("wrappedKey", Binary.class));
        return new Found(
                id,
                new Envelope.Sealed(key, document.get("ciphertext", Binary.class)),
                document.getString("project") + "/" + document.getString("connection") + "/" + id);
    }

    private static String id(SecretRef ref) {
        return ref.secretId() + "/" + ref.version();
    }

    private static boolean isVersion(String id, IntPredicate which) {
        return which.test(version(id));
    }

    private static int version(String id) {
        return Integer.parseInt(id.substring(id.indexOf('/') + 1));
    }
}
