package io.culvert.command.axon;

import io.culvert.command.domain.Terms;
import io.culvert.command.port.Caused;
import io.culvert.command.port.Commands;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.Outcome;
import io.culvert.command.port.Snapshots;
import io.culvert.command.port.StaleException;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands by way of Axon: a bus, a repository of cached aggregates, snapshots. The parts are put together here one
 * by one, because Axon's own configurer would add what Culvert must not have: XStream and a call home for updates.
 */
public final class AxonCommands implements Commands, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AxonCommands.class);
    private static final int ATTEMPTS = 10;
    private static final int CACHED_PROJECTS = 1_000;

    /** How long a command waits for those before it on the same project; its caller is promised an answer in 2 s. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final EventLog log;
    private final Terms terms;
    private final RecentProjects cache = new RecentProjects(CACHED_PROJECTS);
    private final ExecutorService snapshotThread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("culvert-snapshots").factory());
    private final CommandBus bus = SimpleCommandBus.builder().build();
    private final Repository<ProjectAggregate> repository;

    public AxonCommands(EventLog log, Snapshots snapshots, Terms terms) {
        this(log, snapshots, terms, PATIENCE);
    }

    AxonCommands(EventLog log, Snapshots snapshots, Terms terms, Duration patience) {
        this.log = log;
        this.terms = terms;
        this.repository = repository(
                EmbeddedEventStore.builder()
                        .storageEngine(new LogStorageEngine(log, snapshots))
                        .build(),
                queue(patience));
        bus.subscribe(ExecuteCommand.class.getName(), message -> handle((ExecuteCommand) message.getPayload()));
    }

    @Override
    public List<Outcome> executeAll(ProjectId project, List<Caused> commands) {
        ExecuteCommand execute = new ExecuteCommand(project, commands);
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                return dispatch(execute).outcomes();
            } catch (StaleException e) {
                // The repository has dropped what it had cached, so the next attempt reads the stream again.
                LOG.debug("project {}: {}", project, e.getMessage());
            } catch (LockAcquisitionFailedException e) {
                throw tooBusy(project, e);
            }
        }
        throw tooBusy(project, new StaleException("tried " + ATTEMPTS + " times"));
    }

    @Override
    public void close() {
        snapshotThread.shutdown();
    }

    /** Looks whether it was decided over the latest while it has its turn: what comes after is no reason to doubt it. */
    private Decided handle(ExecuteCommand command) throws Exception {
        String id = command.projectId().value();
        Decided decided = repository
                .loadOrCreate(id, () -> new ProjectAggregate(id, ProjectState.EMPTY))
                .invoke(aggregate -> aggregate.execute(command, terms));
        if (!decided.isFresh(log, command.projectId())) {
            throw new StaleException("decided over version " + decided.overVersion() + ", which is not the latest");
        }
        return decided;
    }

    private Decided dispatch(ExecuteCommand execute) {
        FutureCallback<ExecuteCommand, Decided> callback = new FutureCallback<>();
        CommandMessage<ExecuteCommand> message = GenericCommandMessage.asCommandMessage(execute);
        bus.dispatch(message, callback);
        CommandResultMessage<? extends Decided> result = callback.getResult();
        if (!result.isExceptional()) {
            return result.getPayload();
        }
        if (result.exceptionResult() instanceof RuntimeException e) {
            throw e;
        }
        throw new IllegalStateException("a command failed", result.exceptionResult());
    }

    private static UnavailableException tooBusy(ProjectId project, RuntimeException cause) {
        return new UnavailableException("project '" + project + "' is too busy", cause);
    }

    /** One project's commands go one after the other. Left to itself Axon gives a place in the queue up every 10 ms. */
    private static LockFactory queue(Duration patience) {
        return PessimisticLockFactory.builder()
                .acquireAttempts(3) // at once, after the wait, and one that is not made
                .lockAttemptTimeout((int) patience.toMillis())
                .build();
    }

    private Repository<ProjectAggregate> repository(EventStore store, LockFactory queue) {
        ProjectAggregateFactory factory = new ProjectAggregateFactory();
        AggregateSnapshotter snapshotter = AggregateSnapshotter.builder()
                .eventStore(store)
                .executor(snapshotThread)
                .aggregateFactories(factory)
                .build();
        return EventSourcingRepository.builder(ProjectAggregate.class)
                .eventStore(store)
                .aggregateFactory(factory)
                .cache(cache)
                .lockFactory(queue)
                .snapshotTriggerDefinition(new SnapshotPace(snapshotter))
                .<EventSourcingRepository<ProjectAggregate>>build();
    }
}
