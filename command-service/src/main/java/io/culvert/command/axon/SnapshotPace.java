package io.culvert.command.axon;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.AbstractSnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTrigger;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;

/**
 * When a project is due for a snapshot: the longer its stream, the more events lie between two of them, since a
 * snapshot takes as long as the project is large. So snapshots cost each event about the same, and a start reads a tenth
 * of the stream at most, and never more than a few thousand events.
 */
final class SnapshotPace implements SnapshotTriggerDefinition {
    private static final int FEWEST = 200;
    private static final int MOST = 5_000;
    private static final int PART_OF_THE_STREAM = 10;

    private final Snapshotter snapshotter;

    SnapshotPace(Snapshotter snapshotter) {
        this.snapshotter = snapshotter;
    }

    /** @param version the last of the stream */
    static long eventsBetween(long version) {
        return Math.clamp(version / PART_OF_THE_STREAM, FEWEST, MOST);
    }

    @Override
    public SnapshotTrigger prepareTrigger(Class<?> aggregateType) {
        return new Trigger(snapshotter, aggregateType);
    }

    @SuppressWarnings("serial") // Axon's caches may; ours does not
    private static final class Trigger extends AbstractSnapshotTrigger {
        private long version;
        private long since;

        Trigger(Snapshotter snapshotter, Class<?> aggregateType) {
            super(snapshotter, aggregateType);
        }

        @Override
        public void eventHandled(EventMessage<?> event) {
            since++;
            if (event instanceof DomainEventMessage<?> numbered) {
                version = numbered.getSequenceNumber() + 1;
            }
            super.eventHandled(event);
        }

        @Override
        protected boolean exceedsThreshold() {
            return since >= eventsBetween(version);
        }

        @Override
        protected void reset() {
            since = 0;
        }
    }
}
