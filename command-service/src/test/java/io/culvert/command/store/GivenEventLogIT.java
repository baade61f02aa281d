package io.culvert.command.store;

import io.culvert.events.connect.StoreSettings;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract on the MongoDB that is named; each test in a database of its own, which is dropped after it. */
@EnabledIfEnvironmentVariable(
        named = GivenEventLogIT.URI,
        matches = "mongodb.*",
        disabledReason = "no other MongoDB is named")
class GivenEventLogIT extends EventLogContract {
    static final String URI = "CULVERT_TEST_MONGODB_URI";

    private final String name = "culvert_test_" + UUID.randomUUID().toString().replace("-", "");

    @Override
    CommandDatabase connect() {
        return CommandDatabase.connect(StoreSettings.at(System.getenv(URI)), name);
    }

    @AfterEach
    void drop() {
        try (CommandDatabase last = connect()) {
            last.handle().drop();
        }
    }
}
