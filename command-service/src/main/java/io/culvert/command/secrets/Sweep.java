package io.culvert.command.secrets;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.SecretRef;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * One look at all secrets for what nobody needs. It finds those with something to do, and changes each of them alone: the
 * embedded server holds up every write to a collection while it looks through it.
 */
final class Sweep {
    private final Vault vault;
    private final MongoCollection<Document> secrets;
    private final Instant orphanBefore;
    private final Instant retiredBefore;
    private final Bson orphan;

    /**
     * @param orphanBefore what was sealed before, and no event refers to, goes
     * @param retiredBefore what was replaced before goes
     */
    Sweep(Vault vault, Instant orphanBefore, Instant retiredBefore) {
        this.vault = vault;
        this.secrets = vault.secrets();
        this.orphanBefore = orphanBefore;
        this.retiredBefore = retiredBefore;
        this.orphan = Filters.and(
                Filters.eq(SealedVersion.REFERRED, false),
                Filters.lt(SealedVersion.SEALED_AT, Date.from(orphanBefore)));
    }

    void run() {
        boolean earlierOnes = !vault.firstForm().isEmpty();
        boolean mayBeEmpty = false;
        Bson several = earlierOnes ? Filters.exists(Vault.PROJECT) : Filters.exists(SealedVersion.VERSIONS + ".1");
        for (Document secret :
                secrets.find(Filters.or(Filters.elemMatch(SealedVersion.VERSIONS, orphan), empty(), several))) {
            UUID id = UUID.fromString(secret.getString("_id"));
            if (SealedVersion.hasOrphan(secret, orphanBefore)) {
                secrets.updateOne(Vault.secret(id), Updates.pullByFilter(new Document(SealedVersion.VERSIONS, orphan)));
                mayBeEmpty = true;
            }
            int versions = SealedVersion.numbers(secret).size();
            mayBeEmpty |= versions == 0;
            if (earlierOnes || versions > 1) {
                SealedVersion.newestReferred(secret, retiredBefore)
                        .ifPresent(number -> vault.destroyOthers(new ConnectionId(id), new SecretRef(id, number, "")));
            }
        }
        if (mayBeEmpty) {
            secrets.deleteMany(empty());
        }
        vault.firstForm().sweep(orphanBefore);
    }

    private Bson empty() {
        return Filters.and(
                Filters.size(SealedVersion.VERSIONS, 0), Filters.lt(SealedVersion.SEALED_AT, Date.from(orphanBefore)));
    }
}
