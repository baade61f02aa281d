package io.culvert.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A kernel with IPsec of its own, run as a program (User Mode Linux): boots, runs one Java main, and is gone again. */
final class Guest {
    private static final Path UNPACKED =
            Path.of("..", "target", "unpacked").toAbsolutePath().normalize();
    private static final Path KERNEL = UNPACKED.resolve("usr/bin/linux.uml");
    private static final long SECONDS = 300;

    private Guest() {}

    static boolean isHere() {
        return Files.exists(KERNEL) && Files.exists(UNPACKED.resolve("bin/kmod"));
    }

    /** What the main wrote, after what the kernel wrote.
     * @param folder for what the kernel needs meanwhile */
    static String run(Path folder, Class<?> main) throws Exception {
        Path init = folder.resolve("init");
        copy("guest-init.sh", init);
        assertThat(init.toFile().setExecutable(true)).isTrue();
        Path output = folder.resolve("output");
        Process guest = start(folder, init, main, output);
        try {
            if (!guest.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the guest is not done after " + SECONDS + " s:\n" + Files.readString(output));
            }
        } finally {
            List<ProcessHandle> processes = guest.descendants().toList();
            guest.destroyForcibly();
            processes.forEach(ProcessHandle::destroyForcibly);
        }
        return Files.readString(output);
    }

    private static Process start(Path folder, Path init, Class<?> main, Path output) throws Exception {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                        KERNEL.toString(),
                        "mem=1000M",
                        "quiet",
                        "uml_dir=" + folder + "/",
                        "rootfstype=hostfs",
                        "root=/dev/root",
                        "ro",
                        "con0=fd:0,fd:1",
                        "con=null",
                        "init=" + init)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        builder.environment().put("TMPDIR", folder.toString());
        builder.environment().put("LD_PRELOAD", extendedState(folder).toString());
        // The first process has the environment of the kernel's command line alone, so its own file tells it the rest.
        Files.writeString(init, Files.readString(init).replace("#!/bin/bash\n", """
                                #!/bin/bash
                                UNPACKED='%s'
                                MAIN='%s/bin/java -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Djava.io.tmpdir=/run -cp %s %s'
                                """.formatted(
                        UNPACKED, System.getProperty("java.home"), classes, main.getName())));
        return builder.start();
    }

    private static Path extendedState(Path folder) throws Exception {
        Path source = folder.resolve("xstate.c");
        Path library = folder.resolve("xstate.so");
        copy("xstate.c", source);
        TwoSites.run("gcc -shared -fPIC -O2 -o " + library + " " + source + " -ldl");
        return library;
    }

    private static void copy(String resource, Path to) throws IOException {
        try (InputStream in = Guest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            Files.copy(in, to);
        }
    }
}
