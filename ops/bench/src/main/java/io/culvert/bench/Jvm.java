package io.culvert.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a JVM has of the machine's memory. */
record Jvm(long pid) {
    /** What it keeps in its heap once its garbage is collected. */
    long liveHeapKiB() throws IOException, InterruptedException {
        jcmd("GC.run");
        // "def new generation total 116480K, used 12129K [0x..." for each generation
        return Pattern.compile("total \\d+K, used (\\d+)K")
                .matcher(jcmd("GC.heap_info"))
                .results()
                .mapToLong(used -> Long.parseLong(used.group(1)))
                .sum();
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }

    /** What it has of the machine's memory, all of it included that it embeds. */
    long residentKiB() throws IOException {
        return status("VmRSS");
    }

    /** The most that it ever had. */
    long mostResidentKiB() throws IOException {
        return status("VmHWM");
    }

    private long status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}
