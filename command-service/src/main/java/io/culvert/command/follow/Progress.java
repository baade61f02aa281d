package io.culvert.command.follow;

/**
 * How far a reader of the log is.
 *
 * @param position the position of the last event done
 * @param behind how many events are in the log after it
 * @param deadLetters how many projects it has set aside
 */
public record Progress(long position, long behind, int deadLetters) {
    /** True if every event there is of every project was handled; only then may what no event speaks of be destroyed. */
    public boolean sawAll() {
        return position > 0 && behind == 0 && deadLetters == 0;
    }
}
