package io.culvert.acceptance.crash;

import java.util.Random;

/** How often to kill, and what decides when; both can be given as system properties. */
record CrashSettings(int kills, long seed) {
    private static final String KILLS = "culvert.crash.kills";
    private static final String SEED = "culvert.crash.seed";
    /** Those of a build; ops/culvert test crash asks for more. */
    private static final int FEW = 12;

    /** @param percent of all kills */
    static CrashSettings share(int percent) {
        int all = Integer.getInteger(KILLS, FEW);
        return new CrashSettings(Math.max(1, all * percent / 100), Long.getLong(SEED, new Random().nextInt(1_000_000)));
    }

    @Override
    public String toString() {
        return kills + " kills, -D" + SEED + "=" + seed;
    }
}
