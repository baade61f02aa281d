package io.culvert.agent.desired;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PositionsTest {
    @Test
    void tellsWhatItSawInWhateverOrder() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<Long> arriving = new ArrayList<>();
            for (long position = 1; position <= 200; position++) {
                arriving.addAll(Collections.nCopies(1 + random.nextInt(2), position));
            }
            Collections.shuffle(arriving, random);
            Positions positions = Positions.upTo(0);
            Set<Long> seen = new HashSet<>();
            for (long position : arriving) {
                assertThat(positions.see(position)).as("seed %d", seed).isEqualTo(seen.add(position));
                long whole = positions.whole();
                assertThat(seen).contains(Collections.max(seen)).doesNotContain(whole + 1);
                assertThat(whole == 0 || seen.contains(whole)).isTrue();
                assertThat(positions.areWhole()).isEqualTo(whole == Collections.max(seen));
                assertThat(positions.areWhole()).isEqualTo(seen.size() == Collections.max(seen));
            }
            assertThat(positions.whole()).isEqualTo(200);
        }
    }

    @Test
    void tellsWhatIsLackingFirst() {
        Positions positions = Positions.upTo(10);
        assertThat(positions.lacking()).isEmpty();
        positions.see(11);
        positions.see(15);
        positions.see(19);
        assertThat(positions.lacking()).contains("positions 12 to 14");
        positions.see(13);
        assertThat(positions.lacking()).contains("positions 12 to 12");
    }

    @Test
    void aCopyIsNotToldOfWhatIsSeenLater() {
        Positions positions = Positions.upTo(0);
        positions.see(3);
        Positions copy = positions.copy();
        positions.see(2);
        assertThat(copy.see(2)).isTrue();
        assertThat(positions.see(2)).isFalse();
    }
}
