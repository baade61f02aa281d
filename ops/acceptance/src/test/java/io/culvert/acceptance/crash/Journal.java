package io.culvert.acceptance.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was recorded, in the order in which it was: in memory for the laws, and in a file, a line each, for people. */
final class Journal<T> implements AutoCloseable {
    private final List<T> entries = new ArrayList<>();
    private final Writer file;

    Journal(Path file) {
        try {
            this.file = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void add(T entry) {
        entries.add(entry);
        try {
            file.write(Instant.now() + " " + entry + "\n");
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized List<T> entries() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
