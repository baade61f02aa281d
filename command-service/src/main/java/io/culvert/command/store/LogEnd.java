package io.culvert.command.store;

import io.culvert.command.port.EventLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds places in a log with exact look-ups alone, as many as the log's length has binary digits. No commit is longer
 * than a window, so up to the last commit every window has the beginning of one.
 */
final class LogEnd {
    private LogEnd() {}

    /** Where the log ends. */
    static Tip find(Commits commits) {
        List<Commit> last = commits.chainAt(lastWindowWith(commits, commit -> true));
        return last.isEmpty() ? Tip.EMPTY_LOG : last.getLast().tip();
    }

    /** The position of the last event that was written before that moment, 0 if there is none. */
    static long before(Commits commits, Instant moment) {
        Predicate<Commit> earlier = commit -> commit.at().isBefore(moment);
        long position = 0;
        for (Commit commit : commits.chainAt(lastWindowWith(commits, earlier))) {
            position = earlier.test(commit) ? commit.nextPosition() - 1 : position;
        }
        return position;
    }

    /**
     * The last position where the first commit that begins there or after it is such a one; the beginning of a commit,
     * since at any other position the next commit is the first of the window after it too. 1 if there is none.
     *
     * @param such true for all commits up to some place in the log, and for none from there on
     */
    private static long lastWindowWith(Commits commits, Predicate<Commit> such) {
        long low = 1;
        long step = EventLog.MAX_EVENTS_PER_COMMIT;
        while (begins(commits, low + step, such)) {
            low += step;
            step *= 2;
        }
        long high = low + step;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (begins(commits, middle, such)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean begins(Commits commits, long position, Predicate<Commit> such) {
        Optional<Commit> first = commits.firstFrom(position);
        return first.isPresent() && such.test(first.orElseThrow());
    }
}
