package io.culvert.events.language;

import io.culvert.events.wire.Upcasters;

/** What a type tells, in a sentence. */
final class Descriptions {
    private Descriptions() {}

    static String of(String type) {
        if (Upcasters.historicTypes().contains(type)) {
            return "Written by earlier Culverts, and read for ever.";
        }
        Class<?> known = Schemas.types().get(type);
        if (known == null) {
            throw new IllegalArgumentException("'" + type + "' is neither written today nor historic");
        }
        return ClassComments.of(known).orElseThrow();
    }
}
