package io.culvert.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Names this instance among those that share a database; kept in its data folder, so that a restart changes nothing. */
final class InstanceId {
    private InstanceId() {}

    static String in(Path dataDir) {
        Path file = dataDir.resolve("instance-id");
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(dataDir);
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder " + dataDir + " must be writable", e);
        }
    }
}
