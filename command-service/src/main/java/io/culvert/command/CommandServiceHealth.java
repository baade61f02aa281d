package io.culvert.command;

import io.culvert.command.follow.Standing;
import io.culvert.command.follow.Watched;
import io.culvert.command.store.CommitLog;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up when the log is open and every thread does its work; shows how far each is. */
final class CommandServiceHealth implements HealthIndicator {
    private final CommitLog log;
    private final List<Watched> parts;

    CommandServiceHealth(CommitLog log, List<Watched> parts) {
        this.log = log;
        this.parts = List.copyOf(parts);
    }

    @Override
    public Health health() {
        Health.Builder health = log.isOpen() ? Health.up() : Health.down();
        health.withDetail("log", log.isOpen() ? "open at position " + log.head() : "not open");
        for (Watched part : parts) {
            Standing standing = part.standing();
            health.withDetail(part.name(), standing.text());
            if (!standing.well()) {
                health.down();
            }
        }
        return health.build();
    }
}
