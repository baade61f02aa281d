package io.culvert.events.edge;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many go on at once; the others wait, those of one project in the order in which they came, and the projects by
 * turns. So nobody is overtaken by chance, as many threads on few cores would be, and no project waits for all that another
 * has sent.
 */
final class Turns {
    private final int most;
    private final Duration patience;
    /** Whoever has waited longest for his project's turn stands first. */
    private final Map<String, Deque<CountDownLatch>> waiting = new LinkedHashMap<>();

    private int under;

    /**
     * @param most 0 for any number
     * @param patience for how long one waits
     */
    Turns(int most, Duration patience) {
        this.most = most;
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
            return came || !gaveUp(project, turn) ? Optional.of(this::next) : Optional.empty();
        } catch (InterruptedException e) {
            if (!gaveUp(project, turn)) {
                next();
            }
            throw e;
        }
    }

    private synchronized CountDownLatch queued(String project) {
        if (under < most) {
            under++;
            return new CountDownLatch(0);
        }
        CountDownLatch turn = new CountDownLatch(1);
        waiting.computeIfAbsent(project, it -> new ArrayDeque<>()).add(turn);
        return turn;
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

    private synchronized void next() {
        if (waiting.isEmpty()) {
            under--;
            return;
        }
        Map.Entry<String, Deque<CountDownLatch>> first =
                waiting.entrySet().iterator().next();
        waiting.remove(first.getKey());
        first.getValue().remove().countDown();
        if (!first.getValue().isEmpty()) {
            waiting.put(first.getKey(), first.getValue());
        }
    }
}
