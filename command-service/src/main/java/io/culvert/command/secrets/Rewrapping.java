package io.culvert.command.secrets;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import io.culvert.command.secrets.key.KeyEncryption.Bound;
import io.culvert.command.secrets.key.WrappedKey;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.bson.Document;

/**
 * Wraps every data key with another key. A change counts only where the data key is still the one that was read, so that
 * it may run twice at once, or again after it was cut anywhere.
 */
final class Rewrapping {
    private static final int BATCH = 200;

    private final Vault vault;
    private final String to;
    private final LongConsumer progress;
    private long done;

    /** @param progress is told after each batch how many were wrapped anew */
    Rewrapping(Vault vault, String to, LongConsumer progress) {
        this.vault = vault;
        this.to = to;
        this.progress = progress;
    }

    /** A data key in the place where it lies. */
    private record Found(String id, int number, Bound bound) {}

    /** @return how many there were; 0 says that nothing is left */
    long run() throws GeneralSecurityException {
        List<Found> batch = new ArrayList<>();
        for (Document secret : vault.secrets().find(Filters.elemMatch(SealedVersion.VERSIONS, wrappedOtherwise()))) {
            for (SealedVersion version : SealedVersion.in(secret)) {
                if (!version.sealed().key().name().equals(to)) {
                    batch.add(new Found(
                            secret.getString("_id"),
                            version.number(),
                            new Bound(version.sealed().key(), Vault.about(secret, version.number()))));
                }
            }
            if (batch.size() >= BATCH) {
                rewrap(batch);
            }
        }
        rewrap(batch);
        runFirstForm();
        return done;
    }

    private void runFirstForm() throws GeneralSecurityException {
        List<FirstForm.Found> batch = new ArrayList<>();
        for (FirstForm.Found found : vault.firstForm().notWrappedWith(to)) {
            batch.add(found);
            if (batch.size() >= BATCH) {
                rewrapFirstForm(batch);
            }
        }
        rewrapFirstForm(batch);
    }

    private void rewrap(List<Found> batch) throws GeneralSecurityException {
        if (batch.isEmpty()) {
            return;
        }
        List<WrappedKey> keys =
                vault.keeper().rewrap(to, batch.stream().map(Found::bound).toList());
        List<UpdateOneModel<Document>> changes = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Found found = batch.get(i);
            changes.add(new UpdateOneModel<>(
                    Filters.eq("_id", found.id()),
                    Updates.combine(
                            Updates.set(
                                    Vault.element(SealedVersion.KEY),
                                    keys.get(i).name()),
                            Updates.set(
                                    Vault.element(SealedVersion.WRAPPED),
                                    keys.get(i).octets())),
                    Vault.elements(new Document("v." + SealedVersion.NUMBER, found.number())
                            .append(
                                    "v." + SealedVersion.WRAPPED,
                                    found.bound().key().octets()))));
        }
        vault.secrets().bulkWrite(changes);
        wrapped(batch.size());
        batch.clear();
    }

    private void rewrapFirstForm(List<FirstForm.Found> batch) throws GeneralSecurityException {
        if (batch.isEmpty()) {
            return;
        }
        List<WrappedKey> keys = vault.keeper()
                .rewrap(
                        to,
                        batch.stream()
                                .map(each -> new Bound(each.sealed().key(), each.about()))
                                .toList());
        List<UpdateOneModel<Document>> changes = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            changes.add(FirstForm.rewrapped(batch.get(i).id(), keys.get(i)));
        }
        vault.firstForm().write(changes);
        wrapped(batch.size());
        batch.clear();
    }

    private void wrapped(int more) {
        done += more;
        progress.accept(done);
    }

    private Document wrappedOtherwise() {
        return new Document(SealedVersion.KEY, new Document("$exists", true).append("$ne", to));
    }
}
