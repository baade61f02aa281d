package io.culvert.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlineTest {
    private final Map<String, String> attributes =
            new HashMap<>(Map.of("id", "a1", "type", "io.culvert.x.v1", "sequence", "7", "position", "12"));

    @Test
    void takesWhatTheHeadersTell() {
        assertThat(outline()).isEqualTo(new Outline("a1", "io.culvert.x.v1", 7, 12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 7", "seven", "7.0", "9223372036854775808"})
    void namesANumberThatIsNone(String value) {
        for (String name : new String[] {"sequence", "position"}) {
            String good = attributes.put(name, value);
            assertThatThrownBy(this::outline)
                    .isInstanceOf(UnreadableException.class)
                    .hasMessage("attribute " + name + " of a CloudEvent is malformed: '" + value + "'");
            attributes.put(name, good);
        }
    }

    private Outline outline() {
        return Outline.of(name -> attributes.getOrDefault(name, ""));
    }
}
