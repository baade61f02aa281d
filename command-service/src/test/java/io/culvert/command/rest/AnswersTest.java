package io.culvert.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.port.Outcome;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.WeakCryptoAccepted;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ResourceKind;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class AnswersTest {
    @Test
    void warnsOfTheSameOnce() {
        VpnEvent weak = new WeakCryptoAccepted(
                ResourceKind.IKE_POLICY, new UUID(0, 1), List.of("auth_algorithm sha1", "pfs group2"));

        assertThat(warnings(List.of(weak, weak), List.of("psk: short", "psk: short")))
                .containsExactly("psk: short", "weak: auth_algorithm sha1", "weak: pfs group2");
    }

    @Test
    void ofManyWarningsSomeAreInTheHeadersAndTheOthersCounted() {
        List<String> many = IntStream.range(0, 100).mapToObj(i -> "psk: " + i).toList();

        assertThat(warnings(List.of(), many))
                .hasSize(21)
                .startsWith("psk: 0", "psk: 1")
                .endsWith("and 80 more");
    }

    private static @Nullable List<String> warnings(List<VpnEvent> events, List<String> warnings) {
        return Answers.with(HttpStatus.CREATED, new Outcome.Done(ProjectState.EMPTY, events), warnings)
                .build()
                .getHeaders()
                .get(Answers.WARNING);
    }
}
