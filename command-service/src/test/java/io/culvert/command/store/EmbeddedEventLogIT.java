package io.culvert.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.command.port.UnavailableException;
import io.culvert.embedded.EmbeddedMongo;
import io.culvert.events.connect.StoreSettings;
import io.culvert.events.wire.WireEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, and what a store can be put through that is our own: restarts and absence. */
class EmbeddedEventLogIT extends EventLogContract {
    @TempDir
    Path dir;

    private EmbeddedMongo mongo;

    @BeforeEach
    @Override
    void openLog() throws InterruptedException {
        mongo = EmbeddedMongo.start(dir, 0);
        super.openLog();
    }

    @Override
    CommandDatabase connect() {
        return CommandDatabase.connect(StoreSettings.at(mongo.uri()), "culvert");
    }

    @AfterEach
    void stopMongo() {
        mongo.close();
    }

    @Test
    void keepsAllOverARestart() throws InterruptedException {
        List<WireEvent> before = log.append(EAST, 1, events(3));
        closeLog();
        mongo.close();
        openLog();

        assertThat(log.head()).isEqualTo(3);
        assertThat(log.readAfter(0, 10)).isEqualTo(before);
        assertThat(log.append(EAST, 4, events(1)).getFirst().position()).isEqualTo(4);
    }

    @Test
    void saysThatItIsAwayWithoutMongoAndGoesOnWhenItIsBack() throws InterruptedException {
        log.append(EAST, 1, events(1));
        int port = mongo.port();
        mongo.close();

        assertThatThrownBy(() -> log.append(EAST, 2, events(1))).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> log.readStream(EAST, 1)).isInstanceOf(UnavailableException.class);

        mongo = EmbeddedMongo.start(dir, port);
        awaitAppend(log, 2);
        assertThat(log.readStream(EAST, 1)).extracting(WireEvent::position).containsExactly(1L, 2L);
    }

    private static void awaitAppend(CommitLog log, long version) throws InterruptedException {
        for (int i = 0; ; i++) {
            try {
                log.append(EAST, version, events(1));
                return;
            } catch (UnavailableException e) {
                assertThat(i).isLessThan(100);
                Thread.sleep(Duration.ofMillis(200));
            }
        }
    }
}
