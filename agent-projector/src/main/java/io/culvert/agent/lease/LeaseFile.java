package io.culvert.agent.lease;

import io.culvert.events.wire.Json;
import io.culvert.events.wire.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers the lease over a restart of the agent, which leaves its charons running. */
final class LeaseFile {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseFile.class);

    /** @param untilMillis empty for any time */
    record Content(String boot, Optional<Long> untilMillis) {}

    private final Path file;

    LeaseFile(Path directory) {
        this.file = directory.resolve("lease.json");
    }

    /** The lease that the host had in this boot; nobody has said anything if there is none. */
    Lease read(String boot) {
        try {
            Content content = Json.read(Files.readString(file), Content.class);
            return content.boot().equals(boot) ? Lease.until(content.untilMillis()) : Lease.UNTOLD;
        } catch (NoSuchFileException e) {
            return Lease.UNTOLD;
        } catch (IOException | UnreadableException e) {
            LOG.warn("{} is not readable: {}", file, e.getMessage());
            return Lease.UNTOLD;
        }
    }

    void write(String boot, Lease lease) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(fresh, Json.write(new Content(boot, lease.untilMillis())));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("the lease was not written down: {}; after a restart it counts as untold", e.getMessage());
        }
    }
}
