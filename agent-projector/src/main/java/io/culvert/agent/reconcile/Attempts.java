package io.culvert.agent.reconcile;

import io.culvert.agent.desired.Verdict;
import io.culvert.agent.plan.Action;
import io.culvert.events.value.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * What failed, and when it may be tried again: after 1, 2, 4 .. 30 s, or never if it was refused for good. An action
 * carries all that it depends on, so what changes what is wanted makes another action, which may be tried at once.
 */
final class Attempts {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private record Failure(Verdict verdict, int count, Instant retryAt) {}

    private final RandomGenerator random;
    private final Map<Action, Failure> failures = new HashMap<>();

    Attempts(RandomGenerator random) {
        this.random = random;
    }

    boolean mayTry(Action action, Instant now) {
        Failure last = failures.get(action);
        return last == null || !now.isBefore(last.retryAt());
    }

    /** Keeps count; an {@link Status#ERROR} is not tried again. */
    void failed(Action action, Verdict verdict, Instant now) {
        Failure last = failures.get(action);
        int count = last == null ? 1 : last.count() + 1;
        Instant retryAt = verdict.status() == Status.ERROR ? Instant.MAX : now.plus(backoff(count));
        failures.put(action, new Failure(verdict, count, retryAt));
    }

    void succeeded(Action action) {
        failures.remove(action);
    }

    void keepOnly(Predicate<Action> wanted) {
        failures.keySet().removeIf(wanted.negate());
    }

    /** How the last attempt at each action failed, if it did. */
    Map<Action, Verdict> failures() {
        Map<Action, Verdict> verdicts = new HashMap<>();
        failures.forEach((action, failure) -> verdicts.put(action, failure.verdict()));
        return verdicts;
    }

    /** The next moment at which something may be tried again. */
    Optional<Instant> nextRetry() {
        return failures.values().stream()
                .map(Failure::retryAt)
                .filter(Instant.MAX::isAfter)
                .min(Instant::compareTo);
    }

    /** Between 80 and 120 per cent, so that two sites that failed together do not go on together. */
    private Duration backoff(int count) {
        long full = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(count - 1, 10));
        return Duration.ofMillis(full * (80 + random.nextInt(41)) / 100);
    }
}
