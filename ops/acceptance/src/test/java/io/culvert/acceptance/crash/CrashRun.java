package io.culvert.acceptance.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Kills a process under load, starts it again, and compares what was acknowledged with what is told and shown. */
final class CrashRun implements AutoCloseable {
    private static final long LONGEST_WORK_MILLIS = 2_500;
    private static final long LONGEST_START_MILLIS = 4_000;
    private static final long LONGEST_AFTERMATH_MILLIS = 500;
    private static final int STARTS_CUT_PERCENT = 30;
    private static final Duration DELIVERY = Duration.ofMinutes(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int MOST_FAULTS_TOLD = 20;
    private static final Duration READS = Duration.ofMinutes(1);

    private final Scenario scenario;
    private final CrashSettings settings;
    private final Random random;
    private final Http http = new Http();
    private final Progress progress;
    private final Load load;
    private final Journal<Delivery> deliveries;
    private final Topic topic;
    private int killed;

    private CrashRun(Scenario scenario, CrashSettings settings, Path folder, Progress progress) {
        this.scenario = scenario;
        this.settings = settings;
        this.random = new Random(settings.seed());
        this.progress = progress;
        this.load = Load.atRest(folder, scenario.commands(), settings.seed());
        this.deliveries = new Journal<>(folder.resolve("deliveries"));
        this.topic = Topic.follow(scenario.brokers(), deliveries::add);
    }

    /**
     * The folder goes if all is well.
     *
     * @throws AssertionError if a law does not hold, or Culvert does not become ready again; names the folder
     */
    @SuppressWarnings("SystemOut") // for the person who waits for it
    static void of(String name, Function<Path, Scenario> culvert, CrashSettings settings) {
        Path folder = Folders.of(name, settings);
        Progress progress = new Progress(name, settings, System.out);
        try {
            Files.createDirectories(folder);
            try (Scenario scenario = culvert.apply(folder)) {
                scenario.start();
                try (CrashRun run = new CrashRun(scenario, settings, folder, progress)) {
                    run.all();
                }
            }
            Folders.delete(folder);
        } catch (IOException | RuntimeException | Error e) {
            throw new AssertionError("with " + settings + ", all kept in " + folder + ": " + e.getMessage(), e);
        }
    }

    private void all() {
        progress.begun();
        awaitReady();
        while (killed < settings.kills()) {
            round();
        }
        topicIsStillTheSame();
        progress.ended(killed, load.writes(), deliveries.entries());
    }

    private void round() {
        Scenario.Victim victim = scenario.victim(random);
        load.resume();
        Reading reading = Reading.at(victim.readable());
        pause(LONGEST_WORK_MILLIS);
        kill(victim);
        long started = System.nanoTime();
        victim.process().start();
        if (killed < settings.kills() && random.nextInt(100) < STARTS_CUT_PERCENT) {
            pause(LONGEST_START_MILLIS);
            kill(victim);
            started = System.nanoTime();
            victim.process().start();
        }
        awaitReady();
        Duration toReady = Duration.ofNanos(System.nanoTime() - started);
        hold(reading.end());
        pause(LONGEST_AFTERMATH_MILLIS);
        load.rest();
        allLawsHold();
        progress.round(killed, victim.process().name(), toReady, load.writes(), deliveries.entries());
    }

    private void kill(Scenario.Victim victim) {
        victim.process().kill();
        killed++;
        victim.meanwhile().run();
    }

    private void awaitReady() {
        List<String> services = new ArrayList<>(scenario.commands());
        services.addAll(scenario.queries());
        Readiness.await(scenario.processes(), services);
    }

    private void pause(long longestMillis) {
        LockSupport.parkNanos(Duration.ofMillis(random.nextLong(longestMillis)).toNanos());
    }

    private void allLawsHold() {
        List<Write> writes = load.writes();
        List<Delivery> told = Waiting.settled(DELIVERY, deliveries::entries, seen -> {
            topic.failIfEnded();
            return StreamLaws.missingPositions(seen).isEmpty()
                    && EffectLaws.undelivered(writes, seen).isEmpty();
        });
        hold(StreamLaws.faults(told));
        hold(EffectLaws.faults(writes, told));
        hold(StreamLaws.missingPositions(told).stream()
                .map(position -> "no event has position " + position)
                .toList());
        for (String project : Load.PROJECTS) {
            for (String queries : scenario.queries()) {
                hold(Waiting.settled(READS, () -> readFaults(queries, project, writes), List::isEmpty));
            }
        }
        hold(Verification.faults(http, scenario.commands().getFirst(), scenario.queries()));
    }

    private List<String> readFaults(String queries, String project, List<Write> writes) {
        try {
            Http.Answer answer = http.send("GET", queries + "/v2.0/networks", project, "", ANSWER);
            if (answer.status() != 200) {
                return List.of("reads of " + project + " are refused: " + answer);
            }
            List<Shown> shown = new ArrayList<>();
            answer.json().get("networks").forEach(each -> shown.add(Shown.of(each)));
            return ReadLaws.faults(project, writes, deliveries.entries(), shown);
        } catch (IOException e) {
            return List.of("reads of " + project + " are not answered: " + e);
        }
    }

    /** What the broker gave once is there for the next reader, in the same places. */
    private void topicIsStillTheSame() {
        List<Delivery> again = new ArrayList<>();
        Topic.read(scenario.brokers(), again::add);
        Set<Delivery> lost = new HashSet<>(deliveries.entries());
        again.forEach(lost::remove);
        hold(lost.stream().map(each -> "on the topic no more: " + each).toList());
        hold(StreamLaws.faults(again));
    }

    private static void hold(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new AssertionError(faults.size() + " faults:\n"
                    + faults.stream().limit(MOST_FAULTS_TOLD).collect(Collectors.joining("\n")));
        }
    }

    @Override
    public void close() {
        topic.close();
        load.close();
        deliveries.close();
        http.close();
    }
}
