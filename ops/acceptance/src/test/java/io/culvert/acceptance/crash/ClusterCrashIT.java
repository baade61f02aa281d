package io.culvert.acceptance.crash;

import org.junit.jupiter.api.Test;

class ClusterCrashIT {
    private static final int PERCENT_OF_THE_KILLS = 40;

    @Test
    void losesAndDoublesNothingWhenAnyOneOfItsProcessesIsKilled() {
        CrashRun.of("cluster", ClusterScenario::new, CrashSettings.share(PERCENT_OF_THE_KILLS));
    }
}
