package io.culvert.command.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.function.Supplier;

/** A file that its owner alone may read, made at the first start. */
final class PrivateFile {
    private PrivateFile() {}

    /** @throws UncheckedIOException if it can't be read or made; names the file, never what is in it */
    static String readOrMake(Path file, Supplier<String> content) {
        try {
            if (Files.notExists(file)) {
                make(file.toAbsolutePath(), content.get());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the private file " + file + " must be readable and writable", e);
        }
    }

    /** Whole or not at all: a file cut short by a crash would lock the vault for ever. */
    private static void make(Path file, String content) throws IOException {
        Path folder = Objects.requireNonNull(file.getParent());
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path part = Files.createTempFile(
                folder, ".new", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(content));
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
