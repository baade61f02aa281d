package io.culvert.command.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventSelectionTest {
    private static final String TYPE = "io.culvert.site-connection.updated.v3";

    @Test
    void takesATypeByItsNameOrTheBeginningOfIt() {
        assertThat(List.of("site-connection", "site-connection.updated", TYPE, "io.culvert.site-connection"))
                .allMatch(wanted -> EventSelection.has(List.of(wanted), TYPE));
        assertThat(List.of("site", "site-connection.up", "site-connection.created", "connection", ""))
                .noneMatch(wanted -> EventSelection.has(List.of(wanted), TYPE));
        assertThat(EventSelection.has(List.of(), TYPE)).isTrue();
    }

    @Test
    void outlivesTheVersionsOfTypes() {
        assertThat(EventSelection.has(List.of("io.culvert.site-connection.updated.v2"), TYPE))
                .isTrue();
    }
}
