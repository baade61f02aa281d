package io.culvert.command.axon;

import io.culvert.command.domain.Decider;
import io.culvert.command.domain.Decision;
import io.culvert.command.domain.Terms;
import io.culvert.command.port.Caused;
import io.culvert.command.port.Outcome;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.state.ProjectState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;

/** One project. What it decides and what an event does to it is said by the domain; this shell holds the state. */
final class ProjectAggregate {
    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private final String projectId;

    private ProjectState state;

    ProjectAggregate(String projectId, ProjectState state) {
        this.projectId = projectId;
        this.state = state;
    }

    ProjectState state() {
        return state;
    }

    Decided execute(ExecuteCommand execute, Terms terms) {
        long over = state.version();
        List<Outcome> outcomes = new ArrayList<>(execute.commands().size());
        for (Caused caused : execute.commands()) {
            outcomes.add(decide(caused, terms));
        }
        return new Decided(over, outcomes);
    }

    /** A refusal leaves no trace. */
    private Outcome decide(Caused caused, Terms terms) {
        return switch (Decider.decide(state, caused.command(), terms)) {
            case Decision.Rejected(var error) -> new Outcome.Refused(error);
            case Decision.Accepted(var events) -> {
                MetaData cause = CauseMetaData.of(caused.cause());
                events.forEach(event -> AggregateLifecycle.apply(event, cause));
                yield new Outcome.Done(state, events);
            }
        };
    }

    @EventSourcingHandler
    void on(VpnEvent event, @Timestamp Instant at) {
        // As the log keeps it.
        state = state.evolve(event, at.truncatedTo(ChronoUnit.MILLIS));
    }
}
