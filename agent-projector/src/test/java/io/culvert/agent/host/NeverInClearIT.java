package io.culvert.agent.host;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On this machine's kernel, whatever it has; {@link KernelIT} does the same on one with IPsec of its own. */
class NeverInClearIT {
    private static final int OPERATIONS = Integer.getInteger("culvert.clear.operations", 200);
    private static final long SEED = Long.getLong("culvert.clear.seed", System.nanoTime() % 1_000_000);

    @Test
    void nothingLeavesButInTunnelsWhateverHappens(@TempDir Path folder) throws Exception {
        System.out.println("culvert.clear.seed=" + SEED);
        try (TwoSites sites = new TwoSites(folder)) {
            new NeverInClear(sites, folder, SEED).run(OPERATIONS);
        }
    }
}
