package io.culvert.command.secrets;

import io.culvert.command.secrets.key.WrappedKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.Document;
import org.bson.types.Binary;

/** One version of a secret, as it lies in the array {@code versions} of its connection's document. */
record SealedVersion(int number, Envelope.Sealed sealed) {
    static final String VERSIONS = "versions";
    static final String NUMBER = "n";
    static final String KEY = "key";
    static final String WRAPPED = "wrapped";
    static final String CIPHERTEXT = "ciphertext";
    static final String SEALED_AT = "sealedAt";

    /** False until an event has referred to it. */
    static final String REFERRED = "referred";

    Document document(Instant at, boolean referred) {
        return new Document(NUMBER, number)
                .append(KEY, sealed.key().name())
                .append(WRAPPED, sealed.key().octets())
                .append(CIPHERTEXT, sealed.ciphertext())
                .append(REFERRED, referred)
                .append(SEALED_AT, Date.from(at));
    }

    /** Those that a secret's document has, but for what is left of destroyed ones. */
    static List<SealedVersion> in(Document secret) {
        return secret.getList(VERSIONS, Document.class, List.of()).stream()
                .filter(version -> version.containsKey(WRAPPED))
                .map(SealedVersion::of)
                .toList();
    }

    static Optional<SealedVersion> in(Document secret, int number) {
        return in(secret).stream().filter(version -> version.number == number).findFirst();
    }

    static List<Integer> numbers(Document secret) {
        return secret.getList(VERSIONS, Document.class, List.of()).stream()
                .map(version -> version.getInteger(NUMBER))
                .toList();
    }

    /** True if one was sealed before that moment, and no event refers to it. */
    static boolean hasOrphan(Document secret, Instant before) {
        return secret.getList(VERSIONS, Document.class, List.of()).stream()
                .anyMatch(version -> !version.getBoolean(REFERRED, true)
                        && version.getDate(SEALED_AT).toInstant().isBefore(before));
    }

    /** The last of those that an event has referred to, if it was sealed before that moment. */
    static OptionalInt newestReferred(Document secret, Instant before) {
        return secret.getList(VERSIONS, Document.class, List.of()).stream()
                .filter(version -> version.getBoolean(REFERRED, false))
                .max(Comparator.comparingInt(version -> version.getInteger(NUMBER)))
                .filter(version -> version.getDate(SEALED_AT).toInstant().isBefore(before))
                .map(version -> OptionalInt.of(version.getInteger(NUMBER)))
                .orElse(OptionalInt.empty());
    }

    private static SealedVersion of(Document version) {
        return new SealedVersion(
                version.getInteger(NUMBER),
                new Envelope.Sealed(
                        new WrappedKey(version.getString(KEY), version.get(WRAPPED, Binary.class)),
                        version.get(CIPHERTEXT, Binary.class)));
    }
}
