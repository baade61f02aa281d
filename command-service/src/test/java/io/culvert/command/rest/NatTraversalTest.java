package io.culvert.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.rest.Api.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class NatTraversalTest {
    private static final Api API = new Api();

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void isTakenAndShownToWhoAsks() {
        Site site = Site.in(API);
        Answer made = site.connect(", 'nat_traversal': 'forced'");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.inner().has("nat_traversal")).isFalse();
        assertThat(asked(site, made.id(), "'name': 'n'")).isEqualTo("forced");
        assertThat(asked(site, made.id(), "'nat_traversal': 'auto'")).isEqualTo("auto");
        assertThat(asked(site, site.connect("").id(), "'name': 'n'")).isEqualTo("auto");
    }

    @Test
    void isRefusedByNameAndValue() {
        Answer answer = Site.in(API).connect(", 'nat_traversal': 'never'");
        assertThat(answer.refusal()).isEqualTo("400 HTTPBadRequest");
        assertThat(answer.message()).contains("nat_traversal", "'never' is not in ['auto', 'forced']");
    }

    private static String asked(Site site, String id, String change) {
        return site.asked(id, change).get("nat_traversal").stringValue();
    }
}
