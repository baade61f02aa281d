package io.culvert.query.view;

/** What an event is to an image: seen already, the next one, or proof that some are missing. */
public sealed interface Step {
    record Duplicate() implements Step {}

    record Advanced(ProjectImage image) implements Step {}

    /** The stream stops here: {@code expected} never came, {@code found} did. */
    record Hole(long expected, long found) implements Step {}
}
