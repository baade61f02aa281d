package io.culvert.acceptance.crash;

import org.junit.jupiter.api.Test;

class CrashIT {
    private static final int PERCENT_OF_THE_KILLS = 60;

    @Test
    void losesAndDoublesNothingWhenItsOneProcessIsKilledAtAnyMoment() {
        CrashRun.of("standalone", StandaloneScenario::new, CrashSettings.share(PERCENT_OF_THE_KILLS));
    }
}
