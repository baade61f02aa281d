package io.culvert.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The named network namespaces, where iproute2 keeps them (ip-netns(8)). */
final class Namespaces {
    static final Path DIR = Path.of("/run/netns");

    private Namespaces() {}

    /** True if it is there to be entered: iproute2 makes the file first, and mounts the namespace on it afterwards. */
    static boolean exists(String name) {
        try {
            return !device(DIR).equals(device(DIR.resolve(name)));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new HostException("cannot look at the namespace " + name, e);
        }
    }

    /** The names of all that exist now. */
    static Set<String> all() {
        if (!Files.isDirectory(DIR)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(DIR)) {
            Set<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(Namespaces::exists)
                    .forEach(names::add);
            return names;
        } catch (IOException e) {
            throw new HostException("cannot list " + DIR, e);
        }
    }

    /** The command, to be run within the namespace. */
    static List<String> within(String name, List<String> command) {
        return Stream.concat(Stream.of("nsenter", "--net=" + DIR.resolve(name), "--"), command.stream())
                .toList();
    }

    /** True if the process lives in the namespace that has this name now; a namespace that was deleted and made again
     * keeps its name, but not its processes. */
    static boolean holds(String name, long pid) {
        try {
            Path own = Path.of("/proc/" + pid + "/ns/net");
            return Files.getAttribute(own, "unix:ino").equals(Files.getAttribute(DIR.resolve(name), "unix:ino"));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new HostException("cannot see where process " + pid + " lives", e);
        }
    }

    private static Object device(Path path) throws IOException {
        return Files.getAttribute(path, "unix:dev");
    }
}
