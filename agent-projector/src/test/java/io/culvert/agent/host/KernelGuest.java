package io.culvert.agent.host;

import java.nio.file.Files;
import java.nio.file.Path;

/** Runs in a {@link Guest}: does each of the {@link KernelScenario}s and writes a line on how it went. */
public final class KernelGuest {
    static final String MARK = "culvert-guest ";
    static final String GOOD = " ok";

    private KernelGuest() {}

    public static void main(String[] args) {
        for (KernelScenario scenario : KernelScenario.values()) {
            System.out.println(MARK + scenario + " " + outcome(scenario));
        }
    }

    private static String outcome(KernelScenario scenario) {
        long began = System.nanoTime();
        try {
            Path folder = Files.createTempDirectory(Path.of("/run"), "k");
            scenario.run(folder);
            return (System.nanoTime() - began) / 1_000_000 + " ms" + GOOD;
        } catch (Throwable e) {
            return "failed: " + e.toString().replaceAll("\\s+", " ");
        }
    }
}
