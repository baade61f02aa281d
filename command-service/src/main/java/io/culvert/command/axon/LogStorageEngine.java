package io.culvert.command.axon;

import io.culvert.command.port.EventLog;
import io.culvert.command.port.NewEvent;
import io.culvert.command.port.Snapshots;
import io.culvert.events.event.Cause;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.WireEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * Axon's view of the log: its sequence numbers count from 0 where versions count from 1, and its tracking token is
 * the position. Events go in and come out as objects: their form at rest is the store's business.
 */
final class LogStorageEngine implements EventStorageEngine {
    private static final String TYPE = "Project";
    private static final int BATCH = 500;
    private final EventLog log;
    private final Snapshots snapshots;

    LogStorageEngine(EventLog log, Snapshots snapshots) {
        this.log = log;
        this.snapshots = snapshots;
    }

    /** All events of one unit of work; they are of one project, since a command has one. */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        List<DomainEventMessage<?>> messages = events.stream()
                .<DomainEventMessage<?>>map(DomainEventMessage.class::cast)
                .toList();
        ProjectId project = new ProjectId(messages.getFirst().getAggregateIdentifier());
        long firstVersion = messages.getFirst().getSequenceNumber() + 1;
        log.append(
                project,
                firstVersion,
                messages.stream().map(LogStorageEngine::toNewEvent).toList());
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return DomainEventStream.of(log.readStream(new ProjectId(aggregateIdentifier), firstSequenceNumber + 1).stream()
                .map(WireEvent::read)
                .map(LogStorageEngine::toMessage));
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        long position = token == null ? 0 : token.position().orElse(0);
        return log.readAfter(position, BATCH).stream()
                .map(it -> new GenericTrackedDomainEventMessage<>(
                        new GlobalSequenceTrackingToken(it.position()), toMessage(it.read())));
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        if (snapshot.getPayload() instanceof ProjectAggregate aggregate) {
            snapshots.save(new ProjectId(snapshot.getAggregateIdentifier()), aggregate.state());
        }
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return snapshots.find(new ProjectId(aggregateIdentifier)).map(state -> snapshot(aggregateIdentifier, state));
    }

    /** Before the first event. */
    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.head());
    }

    /** Before the first event that was written at that time or later. */
    @Override
    public TrackingToken createTokenAt(Instant time) {
        return new GlobalSequenceTrackingToken(log.positionBefore(time));
    }

    private static DomainEventMessage<?> snapshot(String id, ProjectState state) {
        return new GenericDomainEventMessage<>(
                TYPE, id, state.version() - 1, new ProjectAggregate(id, state), Map.of());
    }

    private static NewEvent toNewEvent(DomainEventMessage<?> message) {
        if (!(message.getPayload() instanceof VpnEvent event)) {
            throw new IllegalArgumentException("not an event of a project: " + message.getPayloadType());
        }
        Cause cause = CauseMetaData.read(message.getMetaData());
        Instant time = message.getTimestamp();
        return new NewEvent(UUID.fromString(message.getIdentifier()), time, cause, event);
    }

    private static DomainEventMessage<VpnEvent> toMessage(Envelope envelope) {
        MetaData metaData = CauseMetaData.of(envelope.cause());
        return new GenericDomainEventMessage<>(
                TYPE,
                envelope.projectId().value(),
                envelope.version() - 1,
                new GenericMessage<>(envelope.eventId().toString(), envelope.event(), metaData),
                envelope.time());
    }
}
