package io.culvert.command.secrets;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * What MongoDB has about the key-encryption key; nothing of the key itself.
 *
 * @param current the name of the key to wrap with
 * @param forgotten the names of keys with which nothing is wrapped any more, the newest first
 */
record KeyRecord(String current, List<String> forgotten, Optional<Instant> rotatedAt, Optional<Rotating> rotating) {
    static final String CURRENT = "current";
    static final String FORGOTTEN = "forgotten";
    static final String ROTATED_AT = "rotatedAt";
    static final String ROTATION = "rotation";

    /** No key has been chosen yet. */
    static final KeyRecord NONE = new KeyRecord("", List.of(), Optional.empty(), Optional.empty());

    KeyRecord {
        forgotten = List.copyOf(forgotten);
    }

    /** How far one key has taken over from another. */
    enum Phase {
        /** Every instance is to have the new key before it is used. */
        ASKING,
        /** The new key is in use; what instances know of the old one is still within its lease. */
        SWITCHED,
        /** What is wrapped with an old key is wrapped anew. */
        REWRAPPING
    }

    /** @param of how many data keys there are to wrap anew, as far as is known */
    record Rotating(String to, Phase phase, Instant since, long done, long of) {
        Document document() {
            return new Document("to", to)
                    .append("phase", phase.name())
                    .append("since", Date.from(since))
                    .append("done", done)
                    .append("of", of);
        }

        private static Rotating of(Document rotation) {
            return new Rotating(
                    rotation.getString("to"),
                    Phase.valueOf(rotation.getString("phase")),
                    rotation.getDate("since").toInstant(),
                    rotation.getLong("done"),
                    rotation.getLong("of"));
        }
    }

    static KeyRecord of(Document document) {
        return new KeyRecord(
                document.getString(CURRENT),
                document.getList(FORGOTTEN, String.class, List.of()),
                Optional.ofNullable(document.getDate(ROTATED_AT)).map(Date::toInstant),
                Optional.ofNullable(document.get(ROTATION, Document.class)).map(Rotating::of));
    }
}
