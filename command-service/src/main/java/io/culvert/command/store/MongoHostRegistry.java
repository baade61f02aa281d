package io.culvert.command.store;

import static io.culvert.command.store.MongoCalls.orUnavailable;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.culvert.command.port.HostRegistry;
import io.culvert.events.value.HostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** One document for each host in {@code hosts}, and one for each invitation, by the token's name, in {@code invitations}. */
public final class MongoHostRegistry implements HostRegistry {
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final String NOBODY = "";
    private static final String HOST = "host";
    private static final String SECRET_HASH = "secretHash";
    private static final String UNTIL = "until";
    private static final String TAKEN_BY = "takenBy";
    private static final String LAST = "last";
    private static final String REVOKED_AT = "revokedAt";

    private final MongoCollection<Document> hosts;
    private final MongoCollection<Document> invitations;

    public MongoHostRegistry(CommandDatabase database) {
        this.hosts = database.handle().getCollection("hosts");
        this.invitations = database.handle().getCollection("invitations");
    }

    @Override
    public void invite(HostId host, Invitation invitation) {
        orUnavailable(() -> invitations.insertOne(new Document("_id", invitation.tokenId())
                .append(HOST, host.value())
                .append(SECRET_HASH, invitation.secretHash())
                .append(UNTIL, Date.from(invitation.until()))
                .append(TAKEN_BY, NOBODY)));
    }

    @Override
    public Optional<HostId> accept(String tokenId, String secretHash, String key, Instant now) {
        return orUnavailable(() -> {
            invitations.deleteMany(Filters.lt(UNTIL, Date.from(now)));
            Bson open = Filters.and(
                    Filters.eq("_id", tokenId),
                    Filters.eq(SECRET_HASH, secretHash),
                    Filters.gte(UNTIL, Date.from(now)),
                    Filters.in(TAKEN_BY, NOBODY, key));
            if (invitations.updateOne(open, Updates.set(TAKEN_BY, key)).getMatchedCount() == 0) {
                return Optional.empty();
            }
            return Optional.ofNullable(
                            invitations.find(Filters.eq("_id", tokenId)).first())
                    .map(invitation -> new HostId(invitation.getString(HOST)));
        });
    }

    @Override
    public void issued(HostId host, Certificate certificate) {
        set(
                host,
                Updates.set(
                        LAST,
                        new Document("fingerprint", certificate.fingerprint())
                                .append("from", Date.from(certificate.from()))
                                .append(UNTIL, Date.from(certificate.until()))));
    }

    @Override
    public void revoke(HostId host, Instant at) {
        set(host, Updates.max(REVOKED_AT, Date.from(at)));
    }

    private void set(HostId host, Bson change) {
        orUnavailable(() -> hosts.updateOne(Filters.eq("_id", host.value()), change, UPSERT));
    }

    @Override
    public List<Entry> all() {
        return orUnavailable(() -> {
            List<Entry> entries = new ArrayList<>();
            for (Document host : hosts.find()) {
                entries.add(new Entry(
                        new HostId(host.getString("_id")),
                        Optional.ofNullable(host.get(LAST, Document.class)).map(MongoHostRegistry::certificate),
                        Optional.ofNullable(host.getDate(REVOKED_AT)).map(Date::toInstant)));
            }
            entries.sort(Comparator.comparing(entry -> entry.host().value()));
            return List.copyOf(entries);
        });
    }

    private static Certificate certificate(Document last) {
        return new Certificate(
                last.getString("fingerprint"),
                last.getDate("from").toInstant(),
                last.getDate(UNTIL).toInstant());
    }
}
