package io.culvert.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** What an installation's agent can look up in the place of this machine's resolver: this machine, and one name. */
final class HostsFile {
    private final Path file;

    HostsFile(Path file) {
        this.file = file;
    }

    /** Of an installation that is to know this file and nothing else. */
    Map<String, String> environment() {
        return Map.of("JDK_JAVA_OPTIONS", "-Djdk.net.hosts.file=" + file);
    }

    /** From now on the name leads there. */
    void lead(String name, String address) throws IOException {
        String own = InetAddress.getLocalHost().getHostName();
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, "127.0.0.1 localhost " + own + "\n" + address + " " + name + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
