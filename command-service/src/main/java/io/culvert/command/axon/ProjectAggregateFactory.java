package io.culvert.command.axon;

import io.culvert.events.state.ProjectState;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.AbstractAggregateFactory;

/** Begins each replay; a snapshot, which is an aggregate itself, goes in as it is. */
final class ProjectAggregateFactory extends AbstractAggregateFactory<ProjectAggregate> {
    ProjectAggregateFactory() {
        super(ProjectAggregate.class);
    }

    @Override
    @SuppressWarnings("rawtypes") // as inherited
    protected ProjectAggregate doCreateAggregate(String aggregateIdentifier, DomainEventMessage firstEvent) {
        return new ProjectAggregate(aggregateIdentifier, ProjectState.EMPTY);
    }
}
