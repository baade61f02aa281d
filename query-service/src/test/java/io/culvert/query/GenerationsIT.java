package io.culvert.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.connect.StoreSettings;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.CloudEvents;
import io.culvert.events.wire.StateHash;
import io.culvert.events.wire.Topics;
import io.culvert.events.wire.WireMessage;
import io.culvert.query.images.Images;
import io.culvert.query.kafka.EventFeed;
import io.culvert.query.mongo.MongoGenerations;
import io.culvert.query.mongo.MongoWriterClaim;
import io.culvert.query.mongo.QueryDatabase;
import io.culvert.query.port.ViewGenerations;
import io.culvert.query.port.ViewStore;
import io.culvert.query.view.Delta;
import io.culvert.query.view.ProjectImage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The views built anew beside those that serve. */
class GenerationsIT extends RunningQueryService {
    private final Images images = new Images();
    private QueryDatabase database;

    @BeforeEach
    void open() {
        service.close();
        database = QueryDatabase.open(StoreSettings.at(mongo.uri()), "culvert_views_anew");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void readsAreServedFromTheOldViewsUntilTheNewHaveCaughtUp() throws Exception {
        send(EAST.events().subList(0, 9));
        SlowGenerations slow = new SlowGenerations(new MongoGenerations(database));
        try (EventFeed feed = feed(slow)) {
            await(() -> images.image(EAST.project()).version() == 9);
            assertThat(feed.rebuild()).isTrue();
            assertThat(feed.rebuild()).as("a second one meanwhile").isFalse();
            await(() -> feed.rebuilding().isPresent());
            send(EAST.events().subList(9, 12));
            await(() -> images.image(EAST.project()).version() == 12);
            assertThat(slow.number()).isEqualTo(1);
            assertThat(feed.state().readable()).isTrue();

            slow.goOn.countDown();
            await(() -> slow.number() == 2);
            await(() -> feed.rebuilding().isEmpty());
            assertThat(images.image(EAST.project()).version()).isEqualTo(12);
            send(EAST.events().subList(12, 15));
            await(() -> images.image(EAST.project()).version() == 15);
            await(() -> collections().stream().noneMatch(name -> name.endsWith("-1")));
        }
        assertThat(slow.serving().load()).isEqualTo(images.all());
    }

    @Test
    void whatIsBuiltAnewIsWhatWasThere() throws Exception {
        send(EAST.events());
        send(WEST.events());
        try (EventFeed feed = feed(new MongoGenerations(database))) {
            await(() -> images.all().size() == 2 && images.image(WEST.project()).version() == 15);
            Map<ProjectId, ProjectImage> live = feed.atRest(ViewStore::load);
            feed.rebuild();
            await(() -> rebuiltOnce() && feed.rebuilding().isEmpty());
            Map<ProjectId, ProjectImage> anew = feed.atRest(ViewStore::load);

            assertThat(anew).isEqualTo(live);
            assertThat(StateHash.of(image(anew).state()))
                    .isEqualTo(StateHash.of(image(live).state()));
        }
    }

    @Test
    void whatIsGivenUpDuringARebuildIsLeftOutOfItToo() throws Exception {
        send(EAST.events().subList(0, 3));
        WireMessage strange = CloudEvents.write(EAST.events().get(3));
        produce(new WireMessage(strange.key(), strange.headers(), "{}"));
        send(EAST.events().subList(4, 15));
        SlowGenerations slow = new SlowGenerations(new MongoGenerations(database));
        try (EventFeed feed = feed(slow)) {
            await(() -> !feed.deadLetters().isEmpty());
            feed.rebuild();
            await(() -> feed.rebuilding().isPresent());
            feed.evict(feed.deadLetters().getFirst(), "admin");
            slow.goOn.countDown();

            await(() -> slow.number() == 2);
            await(() -> images.image(EAST.project()).version() == 15);
        }
    }

    @Test
    void aSwitchThatFailsIsTriedAgain() throws Exception {
        send(EAST.events());
        SlowGenerations slow = new SlowGenerations(new MongoGenerations(database));
        slow.failures = 1;
        slow.goOn.countDown();
        try (EventFeed feed = feed(slow)) {
            await(() -> images.image(EAST.project()).version() == 15);
            feed.rebuild();

            await(() -> slow.number() == 2);
            assertThat(images.image(EAST.project()).version()).isEqualTo(15);
            assertThat(slow.failures).isZero();
        }
    }

    @Test
    void aCrashWhileBuildingLeavesTheOldWhole() throws Exception {
        send(EAST.events());
        feedUntilCaughtUp();
        Map<ProjectId, ProjectImage> before = images.all();
        MongoGenerations crashed = new MongoGenerations(database);
        crashed.serving();
        crashed.next()
                .write(new Delta(
                        Delta.NONE.images().plus(WEST.project(), ProjectImage.EMPTY.skipping()),
                        Delta.NONE.documents(),
                        Delta.NONE.history(),
                        Delta.NONE.checkpoints()));
        assertThat(collections()).contains("projects-2");

        MongoGenerations restarted = new MongoGenerations(database);
        assertThat(restarted.serving().load()).isEqualTo(before);
        assertThat(restarted.number()).isEqualTo(1);
        restarted.tidy();
        assertThat(collections()).doesNotContain("projects-2");
    }

    @Test
    void aCrashBehindTheSwitchLeavesTheNewWhole() throws Exception {
        send(EAST.events());
        feedUntilCaughtUp();
        database.database()
                .getCollection("generations")
                .updateOne(new Document("_id", "serving"), new Document("$set", new Document("generation", 2)));

        MongoGenerations restarted = new MongoGenerations(database);
        assertThat(restarted.serving().place()).isEqualTo(ViewStore.Place.BEGINNING);
        assertThat(restarted.number()).isEqualTo(2);
        restarted.tidy();
        assertThat(collections()).allMatch(name -> !name.endsWith("-1"));
    }

    @Test
    void viewsOfAnotherLayoutAreBuiltAnewUnasked() throws Exception {
        send(EAST.events());
        feedUntilCaughtUp();
        database.database()
                .getCollection("generations")
                .updateOne(new Document("_id", "serving"), new Document("$set", new Document("layout", 1)));

        try (EventFeed feed = feed(new MongoGenerations(database))) {
            await(this::rebuiltOnce);
            assertThat(feed.state().readable()).isTrue();
            assertThat(images.image(EAST.project()).version()).isEqualTo(15);
        }
    }

    @Test
    void aTopicThatWasMadeAnewIsReadFromItsBeginning() throws Exception {
        for (int i = 0; i < 4; i++) {
            send(EAST.events().subList(0, 3));
        }
        feedUntil(3);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.deleteTopics(List.of(Topics.EVENTS)).all().get();
            await(() -> !admin.listTopics().names().get().contains(Topics.EVENTS));
        }

        try (EventFeed feed = feed(new MongoGenerations(database))) {
            await(() -> feed.state().readable());
            send(EAST.events());
            await(() -> images.image(EAST.project()).version() == 15);
            assertThat(feed.deadLetters()).isEmpty();
        }
    }

    private void feedUntilCaughtUp() throws Exception {
        feedUntil(15);
    }

    private void feedUntil(long version) throws Exception {
        try (EventFeed _ = feed(new MongoGenerations(database))) {
            await(() -> images.image(EAST.project()).version() == version);
        }
    }

    private EventFeed feed(ViewGenerations generations) {
        MongoWriterClaim claim = new MongoWriterClaim(database, "one", Clock.systemUTC(), Duration.ofSeconds(10));
        return feed(database, generations, claim, images);
    }

    private static ProjectImage image(Map<ProjectId, ProjectImage> all) {
        return all.getOrDefault(EAST.project(), ProjectImage.EMPTY);
    }

    private boolean rebuiltOnce() {
        Document serving =
                database.database().getCollection("generations").find().first();
        return serving != null && serving.getInteger("generation") == 2;
    }

    private List<String> collections() {
        return database.database().listCollectionNames().into(new ArrayList<>()).stream()
                .filter(name -> name.matches(".*-\\d+"))
                .toList();
    }

    /** Has what is built beside wait until it may go on, and switches that fail. */
    private static final class SlowGenerations implements ViewGenerations {
        private final ViewGenerations real;
        private final CountDownLatch goOn = new CountDownLatch(1);
        private int failures;

        SlowGenerations(ViewGenerations real) {
            this.real = real;
        }

        @Override
        public ViewStore serving() {
            return real.serving();
        }

        @Override
        public void look() {
            real.look();
        }

        @Override
        public void tidy() {
            real.tidy();
        }

        @Override
        public boolean isCurrent() {
            return real.isCurrent();
        }

        @Override
        public ViewStore next() {
            ViewStore next = real.next();
            return new ViewStore() {
                @Override
                public Map<ProjectId, ProjectImage> load() {
                    return next.load();
                }

                @Override
                public Map<ProjectId, Long> versions() {
                    return next.versions();
                }

                @Override
                public Map<ProjectId, Long> versions(Set<ProjectId> projects) {
                    return next.versions(projects);
                }

                @Override
                public void write(Delta delta) {
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    next.write(delta);
                }

                @Override
                public Place place() {
                    return next.place();
                }

                @Override
                public void savePlace(Place place) {
                    next.savePlace(place);
                }
            };
        }

        @Override
        public void serveNext() {
            if (failures > 0) {
                failures--;
                throw new IllegalStateException("the store is away");
            }
            real.serveNext();
        }

        @Override
        public int number() {
            return real.number();
        }
    }
}
