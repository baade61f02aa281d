package io.culvert.command.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.domain.CreateNetwork;
import io.culvert.command.domain.DeleteNetwork;
import io.culvert.command.domain.Terms;
import io.culvert.command.domain.UpdateNetwork;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.port.Outcome;
import io.culvert.command.store.CommandDatabase;
import io.culvert.command.store.CommitLog;
import io.culvert.command.store.MongoSnapshots;
import io.culvert.embedded.EmbeddedMongo;
import io.culvert.events.connect.StoreSettings;
import io.culvert.events.event.Cause;
import io.culvert.events.resource.Network;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.WireEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AxonCommandsIT {
    private static final ProjectId EAST = new ProjectId("east");
    private static final Cause CAUSE = Cause.of("east", "req-1");

    private final NetworkId first = network();

    @TempDir
    Path dir;

    private EmbeddedMongo mongo;
    private CommandDatabase database;
    private Service service;

    @BeforeEach
    void start() throws InterruptedException {
        mongo = EmbeddedMongo.start(dir, 0);
        database = CommandDatabase.connect(StoreSettings.at(mongo.uri()), "culvert");
        service = service();
    }

    @AfterEach
    void stop() {
        service.close();
        database.close();
        mongo.close();
    }

    @Test
    void makesTheEventsOfACommandDurableWithTheirCause() {
        NetworkId id = network();
        ProjectState state = done(service, new CreateNetwork(new Network(id, "net", false, true)));

        assertThat(state.version()).isEqualTo(1);
        assertThat(state.inventory().networks()).containsKey(id);
        assertThat(service.log().readStream(EAST, 1))
                .extracting(WireEvent::cause)
                .containsExactly(CAUSE);
    }

    @Test
    void aRefusalLeavesNoTrace() {
        assertThat(service.commands().execute(EAST, new DeleteNetwork(network()), CAUSE))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(service.log().head()).isZero();

        assertThat(create(service).version()).isEqualTo(1);
    }

    @Test
    void aProcessSeesWhatAnotherHasWrittenMeanwhile() throws InterruptedException {
        Service another = service();
        NetworkId id = network();
        create(another);
        done(service, new CreateNetwork(new Network(id, "net", false, true)));
        ProjectState afterwards = done(another, new DeleteNetwork(id));

        assertThat(afterwards.version()).isEqualTo(3);
        assertThat(create(service).version()).isEqualTo(4);
        another.close();
    }

    @Test
    void replaysToTheSameStateWithASnapshotWithoutOneAndWithAnUnreadableOne() throws InterruptedException {
        ProjectState last = done(service, new CreateNetwork(new Network(first, "net", false, true)));
        while (last.version() < 203) {
            last = create(service);
        }
        awaitSnapshot();
        assertThat(afterRestart()).isEqualTo(last);
        database.handle()
                .getCollection("snapshots")
                .updateOne(
                        new Document("_id", EAST.value()),
                        new Document("$set", new Document("state", new Binary(new byte[] {1, 2, 3}))));
        assertThat(afterRestart()).isEqualTo(last);
        database.handle().getCollection("snapshots").drop();
        assertThat(afterRestart()).isEqualTo(last);
    }

    private ProjectState afterRestart() throws InterruptedException {
        service.close();
        service = service();
        // A command without effect answers with the state as it is.
        return done(service, new UpdateNetwork(first, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private void awaitSnapshot() throws InterruptedException {
        MongoSnapshots snapshots = new MongoSnapshots(database);
        for (int i = 0; snapshots.find(EAST).isEmpty(); i++) {
            assertThat(i).isLessThan(200);
            Thread.sleep(Duration.ofMillis(50));
        }
    }

    private static ProjectState create(Service service) {
        return done(service, new CreateNetwork(new Network(network(), "net", false, true)));
    }

    private static ProjectState done(Service service, VpnCommand command) {
        Outcome outcome = service.commands().execute(EAST, command, CAUSE);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return outcome instanceof Outcome.Done done ? done.state() : ProjectState.EMPTY;
    }

    private static NetworkId network() {
        return new NetworkId(UUID.randomUUID());
    }

    private Service service() throws InterruptedException {
        CommitLog log = CommitLog.open(database);
        assertThat(log.awaitOpen(Duration.ofSeconds(20))).isTrue();
        return new Service(log, new AxonCommands(log, new MongoSnapshots(database), Terms.DEFAULT));
    }

    private record Service(CommitLog log, AxonCommands commands) implements AutoCloseable {
        @Override
        public void close() {
            commands.close();
            log.close();
        }
    }
}
