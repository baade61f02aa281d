package io.culvert.bench;

import io.culvert.agent.render.ConfigurationDiff;
import io.culvert.events.connect.StoreSettings;
import io.culvert.events.event.Envelope;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.EventTypes;
import io.culvert.events.wire.Subjects;
import io.culvert.query.images.Images;
import io.culvert.query.mongo.MongoCheckpoints;
import io.culvert.query.mongo.MongoEvictions;
import io.culvert.query.mongo.MongoGenerations;
import io.culvert.query.mongo.MongoHistory;
import io.culvert.query.mongo.QueryDatabase;
import io.culvert.query.past.PastStates;
import io.culvert.query.past.StoredAvailabilities;
import io.culvert.query.past.StoredChronicle;
import io.culvert.query.past.StoredConsequences;
import io.culvert.query.past.StoredFlights;
import io.culvert.query.port.History;
import io.culvert.query.port.ViewStore;
import io.culvert.query.view.Delta;
import io.culvert.query.view.HistoryQuery;
import io.culvert.query.view.Label;
import io.culvert.query.view.Moment;
import io.culvert.query.view.ProjectImage;
import io.culvert.query.view.ResourceDiff;
import io.culvert.query.view.Step;
import io.culvert.query.view.TunnelDiff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The past of 100 projects with 100 connections and 10 000 events each, out of the store, without HTTP: a state at a random
 * time, a page of the history, a diff of two random versions, what a page of changes led to, a month of availability. One
 * asks at a time.
 */
final class PastBench {
    private static final int PROJECTS = 100;
    private static final int CONNECTIONS = 100;
    private static final int EVENTS =
            Integer.parseInt(System.getenv().getOrDefault("CULVERT_BENCH_PAST_EVENTS", "1000000"));
    private static final int PER_WRITE = 10_000;
    private static final int ASKED = 2_000;
    private static final int WARM_UPS = 300;

    private final Images images = new Images();
    private final Random random = new Random(1);
    private final List<Envelope> sample = new ArrayList<>();
    private final Map<ProjectId, List<ProjectState>> checked = new HashMap<>();

    private PastBench() {}

    static void run() throws Exception {
        try (Scratch scratch = new Scratch();
                QueryDatabase database = QueryDatabase.open(StoreSettings.at(scratch.uri()), "culvert_bench_past")) {
            new PastBench().run(database);
        }
    }

    private interface Question {
        Object ask();
    }

    private void run(QueryDatabase database) {
        MongoGenerations generations = new MongoGenerations(database);
        fill(generations.serving());
        History history = new MongoHistory(database, generations);
        PastStates past = new PastStates(
                images,
                history,
                new MongoCheckpoints(database, generations),
                new MongoEvictions(database),
                Clock.systemUTC());
        StoredChronicle chronicle = new StoredChronicle(images, history);
        StoredConsequences consequences =
                new StoredConsequences(images, past, new StoredFlights(images, past, history));
        StoredAvailabilities availabilities = new StoredAvailabilities(images, past, history, Clock.systemUTC());

        check(past);
        measure("state as of a random time", () -> {
            Envelope one = anyEvent();
            return past.state(one.projectId(), new Moment.Time(one.time().plusMillis(1)));
        });
        measure("page of 100, of a project", () -> chronicle.page(anyProject(), page(null, null, null)));
        measure("page of 100, of a connection", () -> {
            Envelope one = anyEvent();
            return chronicle.page(one.projectId(), page(Subjects.of(one.event()), null, null));
        });
        measure("page of 100, of an actor", () -> chronicle.page(anyProject(), page(null, "user-7", null)));
        measure(
                "page of 100, of a type",
                () -> chronicle.page(anyProject(), page(null, null, "site-connection.deleted")));
        measure("diff of two random versions", () -> {
            ProjectId project = anyProject();
            ProjectState from = past.state(project, anyVersion(project));
            return ResourceDiff.between(project, from, past.state(project, anyVersion(project)));
        });
        measure("its three levels", () -> {
            ProjectId project = anyProject();
            ProjectState from = past.state(project, anyVersion(project));
            ProjectState to = past.state(project, anyVersion(project));
            return List.of(
                    ResourceDiff.between(project, from, to),
                    ConfigurationDiff.between(project, from, to),
                    TunnelDiff.between(from, to));
        });
        measure("what hosts did of 100 changes", () -> {
            ProjectId project = anyProject();
            return consequences.actions(
                    project,
                    chronicle
                            .page(project, page(null, null, "site-connection.updated"))
                            .events());
        });
        measure("availability over 30 days", () -> {
            ProjectId project = anyProject();
            List<ConnectionId> all = List.copyOf(
                    images.image(project).state().vpn().connections().keySet());
            Instant end = anyEvent().time().plus(Duration.ofDays(1));
            return availabilities.of(
                    project, all.get(random.nextInt(all.size())), end.minus(Duration.ofDays(30)), Optional.of(end));
        });
    }

    private void fill(ViewStore store) {
        List<Tenant> tenants = new ArrayList<>();
        for (int i = 0; i < PROJECTS; i++) {
            tenants.add(new Tenant(new ProjectId("project-" + i), CONNECTIONS, i));
        }
        long began = System.nanoTime();
        int written = 0;
        while (written < EVENTS) {
            Delta delta = Delta.NONE;
            for (int i = 0; i < Math.min(PER_WRITE, EVENTS - written); i++) {
                delta = fold(delta, tenants.get(i % PROJECTS).next());
            }
            store.write(delta);
            written += delta.history().size();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Print.line("folded and written: %d events in %.0f s, %.0f/s", written, seconds, written / seconds);
    }

    private Delta fold(Delta delta, Envelope event) {
        Label label = new Label(Subjects.of(event.event()), EventTypes.nameOf(event.event()));
        ProjectImage before = images.image(event.projectId());
        if (!(before.next(event, label) instanceof Step.Advanced(ProjectImage after))) {
            throw new IllegalStateException("version " + event.version() + " is not the next one");
        }
        images.publish(Map.of(event.projectId(), after));
        if (random.nextInt(200) == 0) {
            sample.add(event);
        }
        if (event.projectId().value().equals("project-0") && event.version() % 97 == 0) {
            checked.computeIfAbsent(event.projectId(), fresh -> new ArrayList<>())
                    .add(after.state());
        }
        return delta.plus(before, after, event, label);
    }

    /** A figure of a wrong answer is worth nothing. */
    private void check(PastStates past) {
        checked.forEach((project, states) -> states.forEach(state -> {
            if (!past.state(project, state.version()).equals(state)) {
                throw new IllegalStateException(project + " at " + state.version() + " is not what it was");
            }
        }));
    }

    private void measure(String name, Question question) {
        for (int i = 0; i < WARM_UPS; i++) {
            question.ask();
        }
        Latencies latencies = new Latencies();
        for (int i = 0; i < ASKED; i++) {
            long began = System.nanoTime();
            question.ask();
            latencies.add(began);
        }
        Print.line("%-30s %s", name + ":", latencies.percentiles());
    }

    private HistoryQuery page(@Nullable String subject, @Nullable String actor, @Nullable String type) {
        String after = random.nextBoolean() ? null : Integer.toString(1 + random.nextInt(EVENTS / PROJECTS));
        return HistoryQuery.of(subject, actor, type, null, null, after, null, null);
    }

    private Envelope anyEvent() {
        return sample.get(random.nextInt(sample.size()));
    }

    private ProjectId anyProject() {
        return anyEvent().projectId();
    }

    private long anyVersion(ProjectId project) {
        return 1 + random.nextLong(images.image(project).version());
    }
}
