package io.culvert.command.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.embedded.EmbeddedMongo;
import io.culvert.events.connect.StoreSettings;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.resource.Network;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsIT {
    private static final ProjectId EAST = new ProjectId("east");

    @TempDir
    Path dir;

    private EmbeddedMongo mongo;
    private CommandDatabase database;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.start(dir, 0);
        database = CommandDatabase.connect(StoreSettings.at(mongo.uri()), "culvert");
    }

    @AfterEach
    void stop() {
        database.close();
        mongo.close();
    }

    @Test
    void comesBackAsItWasHoweverManyPartsItLiesIn() {
        ProjectState state = state(50);
        for (int largestPart : new int[] {1 << 20, 1000, 17}) {
            MongoSnapshots snapshots = new MongoSnapshots(database, largestPart);
            snapshots.save(EAST, state);
            assertThat(snapshots.find(EAST))
                    .as("parts of %d octets", largestPart)
                    .contains(state);
        }
    }

    @Test
    void leavesNoPartsOfFormerSnapshotsBehind() {
        MongoSnapshots snapshots = new MongoSnapshots(database, 100);
        snapshots.save(EAST, state(50));
        snapshots.save(EAST, state(1));

        assertThat(snapshots.find(EAST)).map(ProjectState::version).contains(1L);
        assertThat(database.handle().getCollection("snapshot-parts").find())
                .allMatch(part -> part.getString("_id").startsWith("east/1/"));
    }

    @Test
    void aSnapshotThatLacksAPartIsNoSnapshot() {
        MongoSnapshots snapshots = new MongoSnapshots(database, 100);
        snapshots.save(EAST, state(50));
        database.handle().getCollection("snapshot-parts").deleteOne(new Document("_id", "east/50/1"));

        assertThat(snapshots.find(EAST)).isEmpty();
    }

    private static ProjectState state(int networks) {
        ProjectState state = ProjectState.EMPTY;
        for (int i = 0; i < networks; i++) {
            state = state.evolve(
                    new NetworkCreated(new Network(new NetworkId(new UUID(7, i)), "net" + i, false, true)),
                    Instant.EPOCH);
        }
        return state;
    }
}
