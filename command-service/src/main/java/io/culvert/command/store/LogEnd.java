package io.culvert.command.store;

import io.culvert.command.port.EventLog;
import java.util.List;

/** Finds the end of a log with exact look-ups alone, as many as the log's length has binary digits. */
final class LogEnd {
    private LogEnd() {}

    /** The position of the last event, 0 for an empty log. */
    static long find(Commits commits) {
        // No commit is longer than the window, so up to the last commit every window has the beginning of one.
        long low = 1;
        long step = EventLog.MAX_EVENTS_PER_COMMIT;
        while (commits.anyFrom(low + step)) {
            low += step;
            step *= 2;
        }
        long high = low + step;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (commits.anyFrom(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        List<Commit> last = commits.chainAt(low);
        return last.isEmpty() ? 0 : last.getLast().nextPosition() - 1;
    }
}
