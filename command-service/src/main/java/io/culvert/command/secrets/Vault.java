package io.culvert.command.secrets;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.culvert.command.port.Secret;
import io.culvert.command.port.Secrets;
import io.culvert.command.port.UnavailableException;
import io.culvert.command.secrets.key.KeyEncryption;
import io.culvert.command.secrets.key.KeyFile;
import io.culvert.command.secrets.key.UnknownKeyException;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.SecretRef;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Secrets on MongoDB, as ciphertext: one document for each connection or webhook, which has the versions of its secret in
 * an array. The secret's id is that one's. Filters name nothing but {@code _id} where it matters: the embedded server finds
 * only exact ids quickly, so what a change depends on stands in its array filters.
 */
public final class Vault implements Secrets {
    /** The embedded server's answer with what was after it is not of one moment: the next change may be in it already. */
    private static final FindOneAndUpdateOptions BEFORE =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.BEFORE);

    /** The embedded server compares each with all others of one update, and writes nothing else meanwhile. */
    private static final int AT_ONCE = 64;

    static final String PROJECT = "project";
    private static final String LAST = "last";

    private final MongoCollection<Document> secrets;
    private final GroupInsertion insertion;
    private final FirstForm firstForm;
    private final Envelope envelope;
    private final KeyInUse key;
    private final Fingerprints fingerprints;
    private final Clock clock;

    private Vault(
            MongoCollection<Document> secrets, FirstForm firstForm, KeyEncryption keeper, KeyInUse key, Clock clock) {
        this.secrets = secrets;
        this.insertion = new GroupInsertion(secrets);
        this.firstForm = firstForm;
        this.envelope = new Envelope(keeper);
        this.key = key;
        this.fingerprints = new Fingerprints(secrets, envelope, key, clock);
        this.clock = clock;
    }

    /**
     * @param instance names this process, the same after a restart
     * @throws IllegalStateException if the key that secrets are sealed with is not there; whoever keeps the backups can mend
     *     that
     */
    public static Vault open(MongoDatabase database, KeyEncryption keeper, String instance, Clock clock) {
        return open(
                database,
                keeper,
                new KeyInUse(database, keeper, instance, KeyInUse.LEASE, clock, System::nanoTime),
                clock);
    }

    /**
     * @throws IllegalStateException if the key that secrets are sealed with is not there; whoever keeps the backups can mend
     *     that
     */
    static Vault open(MongoDatabase database, KeyEncryption keeper, KeyInUse key, Clock clock) {
        FirstForm firstForm = new FirstForm(database);
        Vault vault = new Vault(database.getCollection("vault"), firstForm, keeper, key, clock);
        try {
            orUnavailable(() -> {
                vault.refuseAnotherKey(keeper);
                return vault;
            });
        } catch (UnavailableException e) {
            if (!keeper.isThere()) {
                // Nobody knows whether there are secrets that need the one that is gone.
                throw e;
            }
            // Whoever wants a secret learns of it.
        }
        return vault;
    }

    private void refuseAnotherKey(KeyEncryption keeper) {
        if (!keeper.isThere() && (key.isChosen() || !firstForm.isEmpty())) {
            throw new IllegalStateException(
                    keeper + " is missing, and there are secrets that only it opens: put it back from a backup");
        }
        if (!key.isChosen() && !firstForm.isEmpty() && keeper.names().stream().noneMatch(KeyFile::isOne)) {
            throw new IllegalStateException("there are secrets that only the key file of an earlier Culvert opens, and "
                    + keeper + " is to keep the key: say culvert.vault.former-key=file, and rotate");
        }
        String name = key.read().current();
        if (!keeper.names().contains(name)) {
            throw new IllegalStateException("secrets are sealed with the key " + name + ", which is not in " + keeper
                    + ": take it from another instance or from a backup");
        }
        fingerprints.prepare();
    }

    KeyEncryption keeper() {
        return envelope.keeper();
    }

    KeyInUse key() {
        return key;
    }

    MongoCollection<Document> secrets() {
        return secrets;
    }

    FirstForm firstForm() {
        return firstForm;
    }

    @Override
    public SecretRef seal(ProjectId project, ResourceId owner, Secret secret) {
        return orUnavailable(() -> {
            SealedVersion first = sealed(project, owner, 1, secret);
            Instant now = clock.instant();
            if (inserted(project, owner, first.number(), now, List.of(first.document(now, false)))) {
                return settled(project, owner, first, secret);
            }
            // The same creation, tried again.
            return sealAfter(project, owner, first.number(), secret);
        });
    }

    @Override
    public SecretRef sealNext(ProjectId project, ResourceId owner, SecretRef present, Secret secret) {
        return orUnavailable(() -> sealAfter(project, owner, present.version(), secret));
    }

    @Override
    public Optional<Secret> open(SecretRef ref) {
        try {
            return orUnavailable(() -> opened(ref));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "secret " + ref.secretId() + "/" + ref.version()
                            + " can't be opened: it was changed, or sealed with another key",
                    e);
        }
    }

    @Override
    public void destroy(SecretRef ref) {
        orUnavailable(() -> {
            Bson gone = Updates.pull(SealedVersion.VERSIONS, new Document(SealedVersion.NUMBER, ref.version()));
            if (secrets.updateOne(secret(ref.secretId()), gone).getMatchedCount() == 0) {
                firstForm.destroy(ref);
            }
            return ref;
        });
    }

    /** One that no event has referred to stays: its event may still come. */
    @Override
    public void destroyOthers(ResourceId owner, SecretRef keep) {
        orUnavailable(() -> {
            secrets.updateOne(
                    secret(owner.value()),
                    Updates.pull(
                            SealedVersion.VERSIONS,
                            new Document(SealedVersion.NUMBER, new Document("$lt", keep.version()))
                                    .append(SealedVersion.REFERRED, true)));
            firstForm.destroyBefore(owner, keep.version());
            return keep;
        });
    }

    @Override
    public boolean has(ResourceId owner) {
        return orUnavailable(() -> {
            Document found = secrets.find(secret(owner.value())).first();
            return (found != null && !SealedVersion.numbers(found).isEmpty()) || firstForm.has(owner);
        });
    }

    @Override
    public void destroyAll(ResourceId owner) {
        var _ = shred(owner);
        forgetShredded(owner);
    }

    /** Destroys all versions of a resource's secret, and says which there were until {@link #forgetShredded}. */
    Optional<Shredded> shred(ResourceId owner) {
        return orUnavailable(() -> {
            Document before = secrets.findOneAndUpdate(
                    secret(owner.value()),
                    Updates.combine(
                            Updates.unset(SealedVersion.VERSIONS + ".$[]." + SealedVersion.WRAPPED),
                            Updates.unset(SealedVersion.VERSIONS + ".$[]." + SealedVersion.CIPHERTEXT),
                            Updates.unset(SealedVersion.VERSIONS + ".$[]." + SealedVersion.KEY),
                            Updates.set(SealedVersion.VERSIONS + ".$[]." + SealedVersion.REFERRED, true)),
                    BEFORE);
            List<Integer> numbers = new ArrayList<>(before == null ? List.of() : SealedVersion.numbers(before));
            Optional<Shredded> first = firstForm.shred(owner);
            first.ifPresent(it -> numbers.addAll(it.versions()));
            UUID id = numbers.size() == first.map(it -> it.versions().size()).orElse(0)
                    ? first.map(Shredded::secretId).orElse(owner.value())
                    : owner.value();
            return numbers.isEmpty() ? Optional.empty() : Optional.of(new Shredded(id, numbers));
        });
    }

    void forgetShredded(ResourceId owner) {
        orUnavailable(() -> {
            secrets.deleteOne(secret(owner.value()));
            firstForm.forget(owner);
            return owner;
        });
    }

    /** Events refer to them, so that they are no orphans. */
    void referred(Collection<SecretRef> refs) {
        orUnavailable(() -> {
            Map<Integer, List<SecretRef>> byVersion = refs.stream().collect(Collectors.groupingBy(SecretRef::version));
            byVersion.forEach((version, all) ->
                    all.stream().gather(Gatherers.windowFixed(AT_ONCE)).forEach(some -> referred(version, some)));
            return refs;
        });
    }

    private void referred(int version, List<SecretRef> some) {
        List<String> ids = some.stream().map(ref -> ref.secretId().toString()).toList();
        long found = secrets.updateMany(
                        Filters.in("_id", ids),
                        Updates.set(element(SealedVersion.REFERRED), true),
                        elements(new Document("v." + SealedVersion.NUMBER, version)))
                .getMatchedCount();
        if (found < ids.size()) {
            firstForm.referred(some);
        }
    }

    /**
     * Destroys what was sealed so long ago and no event has referred to since, and what another replaced so long ago, whether
     * a host has told of that or not. This looks at every document.
     */
    void sweep(Duration orphanAge, Duration retiredAge) {
        Instant now = clock.instant();
        orUnavailable(() -> {
            new Sweep(this, now.minus(orphanAge), now.minus(retiredAge)).run();
            return now;
        });
    }

    /** The versions of a secret that an array filter chooses as {@code v}. */
    static String element(String field) {
        return SealedVersion.VERSIONS + ".$[v]." + field;
    }

    static UpdateOptions elements(Document filter) {
        return new UpdateOptions().arrayFilters(List.of(filter));
    }

    /** What a version in that document is bound to. */
    static String about(Document secret, int version) {
        String id = secret.getString("_id");
        return Envelope.about(secret.getString(PROJECT), id, id, version);
    }

    private Secret opened(Document document, SealedVersion version) throws GeneralSecurityException {
        return envelope.open(version.sealed(), about(document, version.number()));
    }

    private Optional<Secret> opened(SecretRef ref) throws GeneralSecurityException {
        try {
            return openedNow(ref);
        } catch (UnknownKeyException e) {
            // It was wrapped anew between the reading and the opening, and the old key given up.
            return openedNow(ref);
        }
    }

    private Optional<Secret> openedNow(SecretRef ref) throws GeneralSecurityException {
        Document found = secrets.find(secret(ref.secretId())).first();
        Optional<SealedVersion> version = Optional.ofNullable(found).flatMap(it -> SealedVersion.in(it, ref.version()));
        if (found != null && version.isPresent()) {
            return Optional.of(opened(found, version.orElseThrow()));
        }
        Optional<FirstForm.Found> first = firstForm.find(ref);
        return first.isEmpty()
                ? Optional.empty()
                : Optional.of(envelope.open(
                        first.orElseThrow().sealed(), first.orElseThrow().about()));
    }

    /** Takes a version that nobody had, and never will again, and writes it beside the others. */
    private SecretRef sealAfter(ProjectId project, ResourceId owner, int present, Secret secret) {
        while (true) {
            int number = nextNumber(project, owner, present);
            SealedVersion next = sealed(project, owner, number, secret);
            Instant now = clock.instant();
            Bson added = Updates.combine(
                    Updates.push(SealedVersion.VERSIONS, next.document(now, false)),
                    Updates.set(SealedVersion.SEALED_AT, Date.from(now)));
            if (secrets.updateOne(secret(owner.value()), added).getMatchedCount() == 1) {
                return settled(project, owner, next, secret);
            }
            // The resource was deleted meanwhile; the command will find that out.
        }
    }

    private int nextNumber(ProjectId project, ResourceId owner, int present) {
        Bson id = secret(owner.value());
        while (true) {
            Document before = secrets.findOneAndUpdate(id, Updates.inc(LAST, 1), BEFORE);
            if (before != null && before.getInteger(LAST) >= present) {
                return before.getInteger(LAST) + 1;
            }
            if (before != null) {
                secrets.updateOne(id, Updates.max(LAST, present));
                continue;
            }
            var _ = inserted(project, owner, present, clock.instant(), List.of());
        }
    }

    /** The document of a resource; false if it has one. */
    private boolean inserted(ProjectId project, ResourceId owner, int last, Instant sealedAt, List<Document> versions) {
        return insertion.of(new Document("_id", owner.toString())
                .append(PROJECT, project.value())
                .append(LAST, last)
                .append(SealedVersion.SEALED_AT, Date.from(sealedAt))
                .append(SealedVersion.VERSIONS, versions));
    }

    private SealedVersion sealed(ProjectId project, ResourceId owner, int number, Secret secret) {
        String about = Envelope.about(project.value(), owner.toString(), owner.toString(), number);
        return new SealedVersion(number, envelope.seal(key.name(), secret, about));
    }

    /** If another key has come into use since, whoever put it there may not have seen what was written: it is sealed anew. */
    private SecretRef settled(ProjectId project, ResourceId owner, SealedVersion written, Secret secret) {
        SealedVersion now = written;
        while (!key.isStill(now.sealed().key().name())) {
            now = sealed(project, owner, written.number(), secret);
            secrets.updateOne(
                    secret(owner.value()),
                    Updates.combine(
                            Updates.set(
                                    element(SealedVersion.KEY),
                                    now.sealed().key().name()),
                            Updates.set(
                                    element(SealedVersion.WRAPPED),
                                    now.sealed().key().octets()),
                            Updates.set(
                                    element(SealedVersion.CIPHERTEXT),
                                    now.sealed().ciphertext())),
                    elements(new Document("v." + SealedVersion.NUMBER, written.number())));
        }
        return new SecretRef(owner.value(), written.number(), fingerprints.of(secret));
    }

    static Bson secret(UUID id) {
        return Filters.eq("_id", id.toString());
    }

    interface Operation<T, E extends Exception> {
        T run() throws E;
    }

    static <T, E extends Exception> T orUnavailable(Operation<T, E> operation) throws E {
        try {
            return operation.run();
        } catch (MongoException e) {
            throw new UnavailableException("the vault's MongoDB does not answer", e);
        }
    }
}
