package io.culvert.query.view;

import io.culvert.events.api.ApiError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A moment of a project's past. */
public sealed interface Moment {
    /** After the event of that version; 0 for before all events. */
    record Version(long version) implements Moment {}

    /** With all that was recorded at that time or before. */
    record Time(Instant time) implements Moment {}

    /**
     * One of the two.
     *
     * @param name what the asker calls it, for refusals
     * @param version null if he gave none
     * @param time RFC 3339, null if he gave none
     * @throws BadQueryException if it is both or neither, or makes no sense; names the value
     */
    static Moment of(String name, @Nullable Long version, @Nullable String time) {
        if (version == null && time != null) {
            return new Time(time(name, time));
        }
        if (version != null && time == null) {
            return version(name, version);
        }
        String given = version == null ? "neither" : "both, " + version + " and '" + time + "'";
        throw refused(name + " is either a version or a time, and not " + given + ".");
    }

    /**
     * A version or a time as one text.
     *
     * @throws BadQueryException if it is neither; names the value
     */
    static Moment parse(String name, String text) {
        return text.matches("-?\\d{1,18}") ? version(name, Long.parseLong(text)) : new Time(time(name, text));
    }

    /** @throws BadQueryException if the text is no time of RFC 3339; names the value */
    static Instant time(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw refused(name + " is '" + text + "', which is no time as in 2026-11-24T14:03:00Z.");
        }
    }

    private static Moment version(String name, long version) {
        if (version < 0) {
            throw refused(name + " is " + version + ", and versions are counted from 1.");
        }
        return new Version(version);
    }

    private static BadQueryException refused(String message) {
        return new BadQueryException(new ApiError(400, "InvalidMoment", message));
    }
}
