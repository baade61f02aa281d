package io.culvert.command.domain;

import io.culvert.events.value.Dpd;
import io.culvert.events.value.DpdAction;
import java.util.Optional;

/** The parts of {@code dpd} that a client sent, times in seconds; empty for those that he did not. */
public record DpdChanges(Optional<DpdAction> action, Optional<Integer> interval, Optional<Integer> timeout) {
    public static final DpdChanges NONE = new DpdChanges(Optional.empty(), Optional.empty(), Optional.empty());

    static DpdChanges to(Dpd dpd) {
        return new DpdChanges(
                Optional.of(dpd.action()), Optional.of(dpd.intervalSeconds()), Optional.of(dpd.timeoutSeconds()));
    }

    public Dpd appliedTo(Dpd now) {
        return new Dpd(
                action.orElse(now.action()),
                interval.orElse(now.intervalSeconds()),
                timeout.orElse(now.timeoutSeconds()));
    }
}
