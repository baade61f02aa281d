package io.culvert.query.view;

import io.culvert.events.value.StatusReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds up the conditions of a connection along a window. */
final class Tally {
    private final Window window;
    private final List<Outage> outages = new ArrayList<>();
    private final List<StatusReason> reasons = new ArrayList<>();
    private Instant at;
    private Instant downSince;
    private Duration counted = Duration.ZERO;
    private Duration active = Duration.ZERO;

    Tally(Window window) {
        this.window = window;
        this.at = window.from();
        this.downSince = window.from();
    }

    /** The connection was like that until then; what takes no time is passed over. */
    void until(Instant time, Condition condition) {
        Duration span = Duration.between(at, time);
        if (span.isZero()) {
            return;
        }
        switch (condition) {
            case Condition.Unwanted() -> close(Optional.of(at), at);
            case Condition.Active() -> {
                close(Optional.of(at), at);
                counted = counted.plus(span);
                active = active.plus(span);
            }
            case Condition.Down(StatusReason reason) -> {
                counted = counted.plus(span);
                down(reason);
            }
        }
        at = time;
    }

    private void down(StatusReason reason) {
        if (reasons.isEmpty()) {
            downSince = at;
        }
        if (reasons.isEmpty() || !reasons.getLast().equals(reason)) {
            reasons.add(reason);
        }
    }

    private void close(Optional<Instant> until, Instant end) {
        if (!reasons.isEmpty()) {
            outages.add(new Outage(downSince, until, Duration.between(downSince, end), reasons));
            reasons.clear();
        }
    }

    Availability end(Condition condition) {
        until(window.to(), condition);
        close(Optional.empty(), window.to());
        return new Availability(window, counted, active, outages);
    }
}
