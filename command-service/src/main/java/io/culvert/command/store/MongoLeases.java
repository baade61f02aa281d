package io.culvert.command.store;

import static io.culvert.command.store.MongoCalls.orUnavailable;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.culvert.command.port.Leases;
import io.culvert.events.lease.Algorithms;
import io.culvert.events.lease.HostFacts;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DataPlane;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.HostId;
import io.culvert.events.value.WireName;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** One document for each host in {@code leases}. */
public final class MongoLeases implements Leases {
    private static final String TURN = "turn";
    private static final String RENEWED_AT = "renewedAt";
    private static final String GIVES_WAY = "givesWay";
    private static final String TAKEN = "taken";
    private static final String DRAINING = "draining";
    private static final String DATA_PLANE = "dataPlane";
    private static final String CHARON = "charonVersion";
    private static final String ALGORITHMS = "algorithms";
    private static final String ENCRYPTION = "encryption";
    private static final String AUTH = "auth";
    private static final String GROUPS = "groups";

    private final MongoCollection<Document> leases;
    private final Clock clock;

    public MongoLeases(CommandDatabase database, Clock clock) {
        this.clock = clock;
        this.leases = database.handle().getCollection("leases");
    }

    @Override
    public Lease renew(HostId host, HostFacts facts, boolean givesWay) {
        return orUnavailable(() -> {
            leases.updateOne(Filters.and(is(host), Filters.eq(TAKEN, false)), nextTurn(facts, givesWay));
            return find(host).orElseGet(() -> first(host, facts, givesWay));
        });
    }

    @Override
    public Lease begin(HostId host, HostFacts facts, boolean givesWay) {
        return orUnavailable(() -> {
            leases.updateOne(is(host), Updates.combine(nextTurn(facts, givesWay), Updates.set(TAKEN, false)));
            return find(host).orElseGet(() -> first(host, facts, givesWay));
        });
    }

    private Lease first(HostId host, HostFacts facts, boolean givesWay) {
        try {
            leases.insertOne(new Document("_id", host.value())
                    .append(TURN, 1L)
                    .append(RENEWED_AT, now())
                    .append(GIVES_WAY, givesWay)
                    .append(TAKEN, false)
                    .append(DRAINING, false)
                    .append(DATA_PLANE, facts.dataPlane().wireName())
                    .append(CHARON, facts.charonVersion())
                    .append(
                            ALGORITHMS,
                            facts.algorithms().map(MongoLeases::names).orElse(null)));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        return find(host).orElseThrow();
    }

    @Override
    public boolean take(HostId host, long turn) {
        return orUnavailable(() -> leases.updateOne(
                                Filters.and(is(host), Filters.eq(TURN, turn), Filters.eq(TAKEN, false)),
                                Updates.set(TAKEN, true))
                        .getMatchedCount()
                == 1);
    }

    @Override
    public void drain(HostId host, boolean draining) {
        orUnavailable(() -> leases.updateOne(is(host), Updates.set(DRAINING, draining)));
    }

    @Override
    public List<Lease> all() {
        return orUnavailable(() -> {
            List<Lease> all = new ArrayList<>();
            leases.find().forEach(document -> all.add(lease(document)));
            return List.copyOf(all);
        });
    }

    private Optional<Lease> find(HostId host) {
        return Optional.ofNullable(leases.find(is(host)).first()).map(MongoLeases::lease);
    }

    private static Bson is(HostId host) {
        return Filters.eq("_id", host.value());
    }

    private Date now() {
        return Date.from(clock.instant());
    }

    private Bson nextTurn(HostFacts facts, boolean givesWay) {
        return Updates.combine(
                Updates.inc(TURN, 1L),
                Updates.set(RENEWED_AT, now()),
                Updates.set(GIVES_WAY, givesWay),
                Updates.set(DATA_PLANE, facts.dataPlane().wireName()),
                Updates.set(CHARON, facts.charonVersion()),
                Updates.set(
                        ALGORITHMS, facts.algorithms().map(MongoLeases::names).orElse(null)));
    }

    private static Lease lease(Document document) {
        return new Lease(
                new HostId(document.getString("_id")),
                document.getLong(TURN),
                document.getDate(RENEWED_AT).toInstant(),
                document.getBoolean(GIVES_WAY, false),
                document.getBoolean(TAKEN),
                document.getBoolean(DRAINING),
                new HostFacts(
                        WireName.find(DataPlane.class, document.getString(DATA_PLANE))
                                .orElseThrow(),
                        document.getString(CHARON),
                        Optional.ofNullable(document.get(ALGORITHMS, Document.class))
                                .map(MongoLeases::algorithms)));
    }

    private static Document names(Algorithms all) {
        return new Document(ENCRYPTION, names(all.encryption()))
                .append(AUTH, names(all.auth()))
                .append(GROUPS, names(all.groups()));
    }

    private static List<String> names(List<? extends WireName> some) {
        return some.stream().map(WireName::wireName).toList();
    }

    private static Algorithms algorithms(Document document) {
        return new Algorithms(
                of(EncryptionAlgorithm.class, document.getList(ENCRYPTION, String.class)),
                of(AuthAlgorithm.class, document.getList(AUTH, String.class)),
                of(DhGroup.class, document.getList(GROUPS, String.class)));
    }

    /** What a later Culvert wrote and this one doesn't know is left out. */
    private static <E extends Enum<E> & WireName> List<E> of(Class<E> type, List<String> names) {
        return names.stream()
                .flatMap(name -> WireName.find(type, name).stream())
                .toList();
    }
}
