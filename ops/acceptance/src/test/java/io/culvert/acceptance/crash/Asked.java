package io.culvert.acceptance.crash;

import io.culvert.acceptance.crash.Write.Kind;
import io.culvert.acceptance.crash.Write.Outcome;
import java.util.Optional;

/** Writes of one network, {@code a} of project north, for the tests of the laws. */
final class Asked {
    static final String PROJECT = "north";
    static final String NETWORK = "a";
    static final String ID = "id-a";

    private Asked() {}

    static Write created() {
        return write(Kind.CREATE, NETWORK, Outcome.ACKNOWLEDGED);
    }

    static Write renamed(String name) {
        return write(Kind.RENAME, name, Outcome.ACKNOWLEDGED);
    }

    static Write deleted() {
        return write(Kind.DELETE, "", Outcome.ACKNOWLEDGED);
    }

    static Write unknown(Write write) {
        return write(write.kind(), write.name(), Outcome.UNKNOWN);
    }

    static Write refused(Write write) {
        return write(write.kind(), write.name(), Outcome.REFUSED);
    }

    /** The one event that does it. */
    static Told done(Write write, long version) {
        return Told.of(write, ID, version, request(write.kind(), write.name()));
    }

    private static Write write(Kind kind, String name, Outcome outcome) {
        boolean answered = outcome != Outcome.UNKNOWN;
        Optional<String> id =
                kind == Kind.CREATE && outcome != Outcome.ACKNOWLEDGED ? Optional.empty() : Optional.of(ID);
        Optional<String> requestId = answered ? Optional.of(request(kind, name)) : Optional.empty();
        return new Write(PROJECT, kind, NETWORK, id, name, outcome, requestId, "test");
    }

    private static String request(Kind kind, String name) {
        return "req-" + kind + name;
    }
}
