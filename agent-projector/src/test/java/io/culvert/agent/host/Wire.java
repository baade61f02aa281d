package io.culvert.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.host.TwoSites.Site;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** All that the two routers put on the link between them while this was open. What one takes from it is not looked at:
 * there the kernel shows the packets out of a tunnel too, as if they had come in clear. */
final class Wire implements AutoCloseable {
    private final List<Path> files;
    private final List<Process> captures;

    Wire(TwoSites sites, Path folder) throws Exception {
        files = List.of(folder.resolve("east.pcap"), folder.resolve("west.pcap"));
        captures = List.of(capture(sites.east, files.getFirst()), capture(sites.west, files.getLast()));
    }

    private static Process capture(Site site, Path file) throws Exception {
        Path said = file.resolveSibling(file.getFileName() + ".said");
        Process process = new ProcessBuilder(Namespaces.within(
                        site.namespace(),
                        List.of(
                                "tcpdump",
                                "-Z",
                                "root",
                                "-i",
                                "qg-it",
                                "-Q",
                                "out",
                                "-n",
                                "--immediate-mode",
                                "-U",
                                "-w",
                                file.toString())))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        for (int i = 0; i < 200 && !Files.readString(said).contains("listening on"); i++) {
            Thread.sleep(20);
        }
        assertThat(said).content().contains("listening on");
        return process;
    }

    /** How many packets fit, of both routers (pcap-filter(7)); ends the capture. */
    long count(String filter) throws Exception {
        if (captures.getFirst().isAlive()) {
            // For what is still on its way from the kernel.
            Thread.sleep(300);
            close();
        }
        long count = 0;
        for (Path file : files) {
            count += Tool.mustRun(List.of("tcpdump", "-r", file.toString(), "-n", "-q", filter), "")
                    .lines()
                    .filter(line -> line.contains(" > "))
                    .count();
        }
        return count;
    }

    @Override
    public void close() {
        captures.forEach(Process::destroy);
        captures.forEach(each ->
                each.onExit().completeOnTimeout(each, 5, TimeUnit.SECONDS).join());
    }
}
