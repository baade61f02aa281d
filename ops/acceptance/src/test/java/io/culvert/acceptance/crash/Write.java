package io.culvert.acceptance.crash;

import java.util.Optional;

/**
 * A write that a client sent, and what it was told. Each name is given once, so that it leads from an effect back to the
 * write that asked for it; the writes of one network follow each other, since one client alone knows of it.
 *
 * @param network the name under which the network was asked for
 * @param id of the network; empty for a create that was not acknowledged
 * @param name that it gives; empty for a delete
 * @param requestId of the answer; empty without one
 * @param answer the status, or why there is none
 */
record Write(
        String project,
        Kind kind,
        String network,
        Optional<String> id,
        String name,
        Outcome outcome,
        Optional<String> requestId,
        String answer) {
    enum Kind {
        CREATE("created"),
        RENAME("updated"),
        DELETE("deleted");

        private final String verb;

        Kind(String verb) {
            this.verb = verb;
        }

        /** The wire name of its event. */
        String eventType() {
            return "io.culvert.network." + verb + ".v1";
        }
    }

    enum Outcome {
        ACKNOWLEDGED,
        /** No answer, or one that promises nothing: it may have been done, or may yet be. */
        UNKNOWN,
        /** Refused for a reason: it was not done, and won't be. */
        REFUSED
    }

    boolean acknowledged() {
        return outcome == Outcome.ACKNOWLEDGED;
    }

    @Override
    public String toString() {
        return "%s %s of network %s, name '%s', request %s: %s (%s)"
                .formatted(project, kind, id.orElse(network), name, requestId.orElse("without id"), outcome, answer);
    }
}
