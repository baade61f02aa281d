package io.culvert.agent.vici;

import io.culvert.agent.section.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One look at all SAs of a charon with all that it tells of them, on a connection of its own, so that nobody waits. */
public final class ViciDetails {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private ViciDetails() {}

    /** @throws CharonUnreachableException if nothing answers there */
    public static List<IkeDetails> look(Path socket, Instant now) {
        DetailList details = new DetailList(now);
        List<IkeDetails> sas = new ArrayList<>();
        try (ViciSession session = ViciSession.open(socket)) {
            session.stream(
                    "list-sas",
                    "list-sa",
                    MessageWriter.write(Section.EMPTY),
                    TIMEOUT,
                    event -> sas.addAll(details.of(event)));
        }
        return List.copyOf(sas);
    }
}
