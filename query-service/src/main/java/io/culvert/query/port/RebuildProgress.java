package io.culvert.query.port;

/**
 * How far a rebuild is.
 *
 * @param generation the number of the one that is being built
 * @param done messages read
 * @param total messages that there were when it began
 * @param eventsPerSecond since it began
 */
public record RebuildProgress(int generation, long done, long total, long eventsPerSecond) {
    /** Seconds until it is done, at the pace so far; 0 while nothing was read yet. */
    public long etaSeconds() {
        return eventsPerSecond == 0 ? 0 : Math.max(0, total - done) / eventsPerSecond;
    }
}
