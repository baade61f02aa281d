package io.culvert.command;

import io.culvert.command.follow.Progress;
import io.culvert.command.follow.Watched;
import io.culvert.command.port.EventLog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The log and its readers in numbers. */
final class LogMeters implements MeterBinder {
    private final EventLog log;
    private final List<Watched> parts;

    LogMeters(EventLog log, List<Watched> parts) {
        this.log = log;
        this.parts = List.copyOf(parts);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("culvert.log.position", log, EventLog::head)
                .description("position of the last event of the log")
                .register(registry);
        for (Watched part : parts) {
            if (part.progress().isPresent()) {
                Gauge.builder("culvert.follower.behind", part, of(Progress::behind))
                        .description("events of the log that a reader of it has still to do")
                        .tag("follower", part.name())
                        .register(registry);
                Gauge.builder("culvert.dead.letters", part, of(Progress::deadLetters))
                        .description("projects whose stream has stopped for a projection")
                        .tag("projection", part.name())
                        .register(registry);
            }
        }
    }

    private static ToDoubleFunction<Watched> of(ToDoubleFunction<Progress> figure) {
        return part -> part.progress().map(figure::applyAsDouble).orElse(0.0);
    }
}
