package io.culvert.agent.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.value.IpAddress;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeerNamesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String WEST = "west.example";
    private static final Set<String> ALL = Set.of(WEST);
    private static final IpAddress ONE = IpAddress.of("203.0.113.1");
    private static final IpAddress TWO = IpAddress.of("203.0.113.2");
    private static final IpAddress SIX = IpAddress.of("2001:db8::1");

    @Test
    void aNewNameIsDueAtOnceAndAKnownOneInItsTurn() {
        assertThat(PeerNames.NONE.due(ALL, NOW)).containsExactly(WEST);
        Instant later = NOW.plusSeconds(30);
        PeerNames found = PeerNames.NONE.found(WEST, List.of(ONE), later);
        assertThat(found.due(ALL, NOW)).isEmpty();
        assertThat(found.due(ALL, later)).containsExactly(WEST);
        PeerNames failed = found.failed("lost.example", NOW.plusSeconds(10));
        assertThat(failed.due(Set.of(WEST, "lost.example", "new.example"), later))
                .containsExactly("new.example", "lost.example", WEST);
    }

    @Test
    void anAddressInUseStaysSoWhileTheNameHasIt() {
        PeerNames found = PeerNames.NONE.found(WEST, List.of(ONE, SIX, TWO), NOW);
        PeerNames again = found.found(WEST, List.of(TWO, ONE), NOW);
        assertThat(again.address(WEST, 4)).contains(ONE);
        assertThat(again.address(WEST, 6)).isEmpty();
        assertThat(again.found(WEST, List.of(TWO), NOW).address(WEST, 4)).contains(TWO);
    }

    @Test
    void aFailureForgetsNothing() {
        PeerNames found = PeerNames.NONE.found(WEST, List.of(SIX), NOW);
        PeerNames failed = found.failed(WEST, NOW);
        assertThat(failed.address(WEST, 6)).contains(SIX);
        assertThat(failed.leadsWhere(found)).isTrue();
        assertThat(failed.know(ALL)).isTrue();
        assertThat(PeerNames.NONE.failed(WEST, NOW).address(WEST, 4)).isEmpty();
    }

    @Test
    void aNameThatNobodyWantsIsForgotten() {
        PeerNames found = PeerNames.NONE.found(WEST, List.of(ONE), NOW);
        assertThat(found.keepOnly(ALL)).isSameAs(found);
        assertThat(found.keepOnly(Set.of())).isEqualTo(PeerNames.NONE);
        assertThat(found.leadsWhere(PeerNames.NONE)).isFalse();
    }
}
