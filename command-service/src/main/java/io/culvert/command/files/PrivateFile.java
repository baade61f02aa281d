package io.culvert.command.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A file that its owner alone may read, made at the first start; processes that share it change it one after another. */
public final class PrivateFile {
    private static final FileAttribute<?> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNERS_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Object IN_THIS_PROCESS = new Object();

    private PrivateFile() {}

    /** @throws UncheckedIOException if it can't be read or made; names the file, never what is in it */
    public static String readOrMake(Path file, Supplier<String> content) {
        try {
            if (Files.notExists(file)) {
                locked(file, whole -> {
                    if (Files.notExists(whole)) {
                        write(whole, content.get());
                    }
                });
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** @throws UncheckedIOException if it can't be read or written; it is as it was then */
    public static void change(Path file, UnaryOperator<String> change) {
        try {
            locked(file, whole -> {
                String before = Files.readString(whole).strip();
                String after = change.apply(before);
                if (!after.equals(before)) {
                    write(whole, after);
                }
            });
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private interface Step {
        void take(Path file) throws IOException;
    }

    private static void locked(Path file, Step step) throws IOException {
        Path whole = file.toAbsolutePath();
        Path folder = Objects.requireNonNull(whole.getParent());
        Files.createDirectories(folder, OWNERS_FOLDER);
        Path lock = folder.resolve("." + whole.getFileName() + ".lock");
        // A lock of the file's is the process's: its threads need one of their own.
        synchronized (IN_THIS_PROCESS) {
            try (FileChannel channel = FileChannel.open(
                            lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNERS_FILE);
                    var _ = channel.lock()) {
                step.take(whole);
            }
        }
    }

    /** Whole or not at all: a file cut short by a crash would lock the vault for ever. */
    private static void write(Path file, String content) throws IOException {
        Path folder = Objects.requireNonNull(file.getParent());
        Path part = Files.createTempFile(folder, ".new", "", OWNERS_FILE);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(content));
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
            entry.force(true);
        }
    }

    private static UncheckedIOException unusable(Path file, IOException e) {
        return new UncheckedIOException("the private file " + file + " must be readable and writable", e);
    }
}
