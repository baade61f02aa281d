package io.culvert.bench;

import java.util.List;

/** An event store under the test of order; events are known by the names of their writer and their number. */
interface OrderedEngine {
    /** Makes the events, and gives back what appends them; the instance is 0 or 1. */
    Runnable prepare(int writer, int instance, int firstSequence, int count);

    Reader tail() throws Exception;

    List<String> readFromStart() throws Exception;

    static String name(int writer, int sequence) {
        return "w" + writer + "/" + sequence;
    }

    /** A reader that goes on where it was. */
    interface Reader {
        /** What has come; may wait a little. */
        List<String> next() throws Exception;
    }
}
