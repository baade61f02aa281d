package io.culvert.acceptance.crash;

import io.culvert.acceptance.crash.Write.Outcome;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Tells a person how a run goes, a line for each round, and at its end what it saw. */
final class Progress {
    private final String name;
    private final CrashSettings settings;
    private final PrintStream out;
    private final long began = System.nanoTime();
    private Duration longest = Duration.ZERO;

    Progress(String name, CrashSettings settings, PrintStream out) {
        this.name = name;
        this.settings = settings;
        this.out = out;
    }

    void begun() {
        say("%s".formatted(settings));
    }

    void round(int killed, String victim, Duration toReady, List<Write> writes, List<Delivery> deliveries) {
        longest = toReady.compareTo(longest) > 0 ? toReady : longest;
        say("kill %d of %d, %s: ready again after %.1f s; so far %s"
                .formatted(killed, settings.kills(), victim, seconds(toReady), sums(writes, deliveries)));
    }

    void ended(int killed, List<Write> writes, List<Delivery> deliveries) {
        say("all laws held: %d kills, %s; at most %.1f s to ready; %.0f s in all"
                .formatted(
                        killed,
                        sums(writes, deliveries),
                        seconds(longest),
                        seconds(Duration.ofNanos(System.nanoTime() - began))));
    }

    private void say(String text) {
        out.printf("crash %s: %s%n", name, text);
    }

    private static String sums(List<Write> writes, List<Delivery> deliveries) {
        long events = deliveries.stream().map(Delivery::eventId).distinct().count();
        return String.format(
                Locale.ROOT,
                "%d acknowledged, %d unknown, %d events delivered and %d of them again",
                count(writes, Outcome.ACKNOWLEDGED),
                count(writes, Outcome.UNKNOWN),
                events,
                deliveries.size() - events);
    }

    private static long count(List<Write> writes, Outcome outcome) {
        return writes.stream().filter(write -> write.outcome() == outcome).count();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
