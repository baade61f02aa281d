package io.culvert.query.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.query.OpenApiDocument;
import org.junit.jupiter.api.Test;

class OpenApiPortsTest {
    @Test
    void portsAreSortedByWhatTheDocumentNames() {
        OpenApiDocument document = OpenApiDocument.checkedIn();
        assertThat(document.choice("/v2.0/ports", "sort_key"))
                .containsExactlyInAnyOrderElementsOf(PortsController.SORT_KEYS);
        assertThat(document.choice("/v2.0/ports", "fields")).isEqualTo(document.attributes("Port"));
    }
}
