package io.culvert.events.edge;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many go on at once, of one project half as many; the others wait, those of one project in the order in which they
 * came, and the projects by turns. So nobody is overtaken by chance, as many threads on few cores would be, no project waits
 * for all that another has sent, and what is done once for all that go on is done for many where there are many projects.
 */
final class Turns {
    private final int most;
    private final int mostOfOne;
    private final Duration patience;
    /** Whoever has waited longest for his project's turn stands first. */
    private final Map<String, Deque<CountDownLatch>> waiting = new LinkedHashMap<>();

    private final Map<String, Integer> under = new HashMap<>();
    private int allUnder;

    /**
     * @param most 0 for any number
     * @param patience for how long one waits
     */
    Turns(int most, Duration patience) {
        this.most = most;
        this.mostOfOne = Math.max(1, most / 2);
        this.patience = patience;
    }

    /** Waits for a turn; what it gives must be run once, and ends it. Empty if it did not come in time. */
    Optional<Runnable> take(String project) throws InterruptedException {
        if (most == 0) {
            return Optional.of(() -> {});
        }
        CountDownLatch turn = queued(project);
        try {
            boolean came = turn.await(patience.toNanos(), TimeUnit.NANOSECONDS);
            return came || !gaveUp(project, turn) ? Optional.of(() -> next(project)) : Optional.empty();
        } catch (InterruptedException e) {
            if (!gaveUp(project, turn)) {
                next(project);
            }
            throw e;
        }
    }

    private synchronized CountDownLatch queued(String project) {
        if (allUnder < most && mayGoOn(project)) {
            begun(project);
            return new CountDownLatch(0);
        }
        CountDownLatch turn = new CountDownLatch(1);
        waiting.computeIfAbsent(project, it -> new ArrayDeque<>()).add(turn);
        return turn;
    }

    private boolean mayGoOn(String project) {
        return under.getOrDefault(project, 0) < mostOfOne;
    }

    private void begun(String project) {
        allUnder++;
        under.merge(project, 1, Integer::sum);
    }

    /** False if the turn came just then. */
    private synchronized boolean gaveUp(String project, CountDownLatch turn) {
        Deque<CountDownLatch> line = waiting.get(project);
        if (line == null || !line.remove(turn)) {
            return false;
        }
        if (line.isEmpty()) {
            waiting.remove(project);
        }
        return true;
    }

    /** Whoever is woken must not find this locked by who wakes him. */
    private void next(String ended) {
        CountDownLatch turn = freed(ended);
        if (turn != null) {
            turn.countDown();
        }
    }

    /** Whose turn it is now; null if nobody waits who may go on. */
    private synchronized @Nullable CountDownLatch freed(String ended) {
        allUnder--;
        under.computeIfPresent(ended, (project, count) -> count == 1 ? null : count - 1);
        for (Map.Entry<String, Deque<CountDownLatch>> line : waiting.entrySet()) {
            if (mayGoOn(line.getKey())) {
                begun(line.getKey());
                return first(line.getKey(), line.getValue());
            }
        }
        return null;
    }

    private CountDownLatch first(String project, Deque<CountDownLatch> line) {
        waiting.remove(project);
        CountDownLatch turn = line.remove();
        if (!line.isEmpty()) {
            waiting.put(project, line);
        }
        return turn;
    }
}
