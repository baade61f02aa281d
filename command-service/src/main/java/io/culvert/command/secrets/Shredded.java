package io.culvert.command.secrets;

import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** What was destroyed of a connection's secret. Its versions count on, also where the secret got another id. */
record Shredded(UUID secretId, List<Integer> versions) {
    Shredded {
        versions = List.copyOf(new TreeSet<>(versions));
    }
}
