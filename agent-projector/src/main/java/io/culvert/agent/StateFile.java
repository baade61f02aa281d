package io.culvert.agent;

import io.culvert.events.wire.Json;
import io.culvert.events.wire.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file in which the agent keeps something for the next one, as compressed JSON; there as a whole, or not at all. */
final class StateFile<T> {
    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);

    private final Path file;
    private final Class<T> type;

    StateFile(Path file, Class<T> type) {
        this.file = file;
        this.type = type;
    }

    /**
     * Empty if there is none, or none that this version can read.
     *
     * @param otherwise what is done then, for whoever reads the log
     */
    Optional<T> read(String otherwise) {
        try (InputStream octets = Files.newInputStream(file);
                InputStream in = new GZIPInputStream(octets)) {
            return Optional.of(Json.read(in, type));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | UnreadableException e) {
            LOG.warn("{} is not readable: {}; {}", file, e.getMessage(), otherwise);
            return Optional.empty();
        }
    }

    void write(T content) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Json.write(new GZIPOutputStream(Files.newOutputStream(fresh)), content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
