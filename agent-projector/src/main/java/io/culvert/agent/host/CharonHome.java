package io.culvert.agent.host;

import io.culvert.events.value.RouterId;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder of one router's charon: its configuration, socket and log, and the connection files. Only root may look in,
 * since whoever reaches the socket commands charon. */
record CharonHome(Path dir) {
    private static final String SUFFIX = ".conf";

    static CharonHome of(Path runDir, RouterId router) {
        return new CharonHome(runDir.resolve(router.toString()).toAbsolutePath());
    }

    Path socket() {
        return dir.resolve("charon.vici");
    }

    Path config() {
        return dir.resolve("strongswan.conf");
    }

    Path log() {
        return dir.resolve("charon.log");
    }

    private Path connections() {
        return dir.resolve("swanctl");
    }

    boolean exists() {
        return Files.isDirectory(dir);
    }

    void create() {
        try {
            Files.createDirectories(connections());
            Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new HostException("cannot make the folder " + dir, e);
        }
    }

    /** Writes the file whole or not at all. */
    void write(Path file, String text) {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            throw new HostException(dir + " lies on a file system without atomic renames", e);
        } catch (IOException e) {
            throw new HostException("cannot write " + file, e);
        }
    }

    /** @throws HostException if the name could lead out of the folder */
    Path connectionFile(String name) {
        if (!name.matches("[A-Za-z0-9_-]{1,200}")) {
            throw new HostException("'" + name + "' is no name for a connection file", null);
        }
        return connections().resolve(name + SUFFIX);
    }

    Map<String, String> connectionFiles() {
        Map<String, String> texts = new TreeMap<>();
        if (!Files.isDirectory(connections())) {
            return texts;
        }
        try (Stream<Path> files = Files.list(connections())) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(SUFFIX)) {
                    texts.put(name.substring(0, name.length() - SUFFIX.length()), Files.readString(file));
                }
            }
            return texts;
        } catch (IOException e) {
            throw new HostException("cannot read the files in " + connections(), e);
        }
    }

    void delete() {
        if (!exists()) {
            return;
        }
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new HostException("cannot remove " + dir, e);
        }
    }
}
