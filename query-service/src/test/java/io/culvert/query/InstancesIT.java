package io.culvert.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.connect.StoreSettings;
import io.culvert.events.event.Envelope;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.CloudEvents;
import io.culvert.events.wire.WireMessage;
import io.culvert.query.images.Images;
import io.culvert.query.kafka.EventFeed;
import io.culvert.query.mongo.MongoGenerations;
import io.culvert.query.mongo.MongoWriterClaim;
import io.culvert.query.mongo.QueryDatabase;
import io.culvert.query.port.Past;
import io.culvert.query.port.Projects;
import io.culvert.query.port.RebuildProgress;
import io.culvert.query.port.WriterClaim;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Several query services that share the views. */
class InstancesIT extends RunningQueryService {
    private static final ProjectId NORTH = new ProjectId("north");
    private static final List<Envelope> ALL = Life.of(NORTH, 700, 3);

    @Test
    void allServeTheSameWhicheverOfThemWrites() throws Exception {
        sendAll(ALL.subList(0, 300));
        ConfigurableApplicationContext first = service;
        try (ConfigurableApplicationContext second = run()) {
            List<ConfigurableApplicationContext> both = List.of(first, second);
            assertThat(writers(both)).containsExactly(first);
            sendAll(ALL.subList(300, 400));
            showTheSame(both, 400);
            followTheSame(both, ALL.subList(400, 450));

            whatIsGivenUpAtOneIsGivenUpAtBoth(both);
            assertThat(request(HttpRequest.newBuilder(uri(second, "/operator/views/rebuild"))
                                    .header("X-Auth-Token", "north:admin")
                                    .POST(HttpRequest.BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(202);
            await(() -> generation(first) == 2 && generation(second) == 2);
            assertThat(writers(both)).containsExactly(first);
            showTheSame(both, 450);
            sendAll(ALL.subList(450, 600));
            showTheSame(both, 600);

            first.close();
            await(() -> writers(List.of(second)).contains(second));
            sendAll(ALL.subList(600, 700));
            showTheSame(List.of(second), 700);
            await(() -> stored().equals(second.getBean(Projects.class).all()));
        }
        startService();
        showTheSame(List.of(service), 700);
    }

    /** What it was about to write another one has written since; what came after that is not put back. */
    @Test
    void oneThatSleptTooLongWritesNothing() throws Exception {
        service.close();
        try (QueryDatabase database = QueryDatabase.open(StoreSettings.at(mongo.uri()), "culvert_views")) {
            Sleepy sleepy = new Sleepy(claim(database, "first"));
            Images slept = new Images();
            Images awake = new Images();
            send(EAST.events().subList(0, 9));
            try (EventFeed first = feed(database, sleepy, slept)) {
                await(first::isWriting);
                try (EventFeed second = feed(database, claim(database, "second"), awake)) {
                    await(() -> awake.image(EAST.project()).version() == 9);
                    assertThat(second.isWriting()).isFalse();
                    sleepy.sleep();
                    send(EAST.events().subList(9, 12));
                    await(second::isWriting);
                    await(() -> stored().equals(awake.all())
                            && awake.image(EAST.project()).version() == 12);

                    sleepy.awake.countDown();
                    await(() -> slept.all().equals(awake.all()));
                    assertThat(first.isWriting()).isFalse();
                    send(EAST.events().subList(12, 15));
                    await(() -> slept.image(EAST.project()).version() == 15 && stored().equals(slept.all()));
                }
                await(first::isWriting);
                send(WEST.events());
                await(() -> stored().equals(slept.all())
                        && slept.image(WEST.project()).version() == 15);
            }
        }
    }

    /** It need not wait for the end of the claim that it had. */
    @Test
    void oneThatWasKilledWritesAtOnceWhenItIsThereAgain() {
        try (QueryDatabase database = QueryDatabase.open(StoreSettings.at(mongo.uri()), "culvert_claims")) {
            assertThat(claim(database, "first").take(Optional.empty())).isEqualTo(WriterClaim.Held.NOW);
            assertThat(claim(database, "second").take(Optional.empty())).isEqualTo(WriterClaim.Held.BY_ANOTHER);
            WriterClaim again = claim(database, "first");
            assertThat(again.take(Optional.empty())).isEqualTo(WriterClaim.Held.NOW);
            assertThat(again.take(Optional.empty())).isEqualTo(WriterClaim.Held.STILL);
            again.askForRebuild();
            assertThat(again.isRebuildAsked()).isTrue();
            assertThat(again.isRebuildAsked()).isFalse();
        }
    }

    private void whatIsGivenUpAtOneIsGivenUpAtBoth(List<ConfigurableApplicationContext> both) throws Exception {
        send(EAST.events().subList(0, 3));
        WireMessage strange = CloudEvents.write(EAST.events().get(3));
        produce(new WireMessage(strange.key(), strange.headers(), "{}"));
        send(EAST.events().subList(4, 15));
        for (ConfigurableApplicationContext each : both) {
            await(() -> !each.getBean(EventFeed.class).deadLetters().isEmpty());
        }
        EventFeed one = both.getLast().getBean(EventFeed.class);
        one.evict(one.deadLetters().getFirst(), "admin");
        for (ConfigurableApplicationContext each : both) {
            await(() -> each.getBean(Projects.class).image(EAST.project()).version() == 15);
        }
    }

    private void showTheSame(List<ConfigurableApplicationContext> instances, int version) throws Exception {
        List<String> shown = new ArrayList<>();
        for (ConfigurableApplicationContext each : instances) {
            await(() -> each.getBean(Projects.class).image(NORTH).version() == version);
            StringBuilder all = new StringBuilder();
            for (String path : List.of(
                    "/v2.0/vpn/ipsec-site-connections",
                    "/v2.0/vpn/vpnservices",
                    "/history/north?first=100&include=host_actions",
                    "/history/north?format=ndjson&order=oldest")) {
                HttpResponse<String> answer =
                        request(HttpRequest.newBuilder(uri(each, path)).header("X-Auth-Token", "north"));
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                all.append(answer.body());
            }
            shown.add(all.toString());
            ProjectState live = ProjectState.EMPTY;
            for (Envelope event : ALL.subList(0, version)) {
                live = live.evolve(event.event(), event.time());
                if (event.version() % 97 == 0) {
                    assertThat(each.getBean(Past.class).state(NORTH, event.version()))
                            .isEqualTo(live);
                }
            }
        }
        assertThat(shown.stream().distinct()).hasSize(1);
    }

    private void followTheSame(List<ConfigurableApplicationContext> both, List<Envelope> more) throws Exception {
        List<EventsIT.Reader> readers = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (ConfigurableApplicationContext each : both) {
                HttpResponse<InputStream> answer = client.send(
                        HttpRequest.newBuilder(uri(each, "/events?after=390"))
                                .header("X-Auth-Token", "north")
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
                readers.add(new EventsIT.Reader(answer.body()));
            }
            sendAll(more);
            for (EventsIT.Reader each : readers) {
                assertThat(each.events(10 + more.size()).getLast().version())
                        .isEqualTo(more.getLast().version());
            }
            for (EventsIT.Reader each : readers) {
                each.close();
            }
        }
    }

    private static List<ConfigurableApplicationContext> writers(List<ConfigurableApplicationContext> instances)
            throws Exception {
        List<ConfigurableApplicationContext> writers = new ArrayList<>();
        for (ConfigurableApplicationContext each : instances) {
            if (views(each).contains("\"writes\":true")) {
                writers.add(each);
            }
        }
        return writers;
    }

    private static int generation(ConfigurableApplicationContext instance) throws Exception {
        return JsonMapper.shared().readTree(views(instance)).get("generation").intValue();
    }

    private static String views(ConfigurableApplicationContext instance) throws Exception {
        return request(HttpRequest.newBuilder(uri(instance, "/operator/views")).header("X-Auth-Token", "north:admin"))
                .body();
    }

    private EventFeed feed(QueryDatabase database, WriterClaim claim, Images images) {
        return feed(database, new MongoGenerations(database), claim, images);
    }

    private static MongoWriterClaim claim(QueryDatabase database, String owner) {
        return new MongoWriterClaim(database, owner, Clock.systemUTC(), Duration.ofSeconds(5));
    }

    /** Falls asleep when it is told to, wherever it then is, until it is woken. */
    private static final class Sleepy implements WriterClaim {
        private final WriterClaim real;
        private final CountDownLatch awake = new CountDownLatch(1);
        private final CountDownLatch asleep = new CountDownLatch(1);
        private volatile boolean tired;

        Sleepy(WriterClaim real) {
            this.real = real;
        }

        void sleep() throws InterruptedException {
            tired = true;
            asleep.await();
        }

        @Override
        public Held take(Optional<RebuildProgress> rebuilding) {
            if (tired) {
                asleep.countDown();
                try {
                    awake.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return real.take(rebuilding);
        }

        @Override
        public boolean isHeld() {
            return real.isHeld();
        }

        @Override
        public void release() {
            real.release();
        }

        @Override
        public void askForRebuild() {
            real.askForRebuild();
        }

        @Override
        public boolean isRebuildAsked() {
            return real.isRebuildAsked();
        }

        @Override
        public Optional<RebuildProgress> rebuilding() {
            return real.rebuilding();
        }
    }
}
