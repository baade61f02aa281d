package io.culvert.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentSettingsTest {
    private static final String PEER_NAMES = "culvert.agent.peer-names-seconds";

    @Test
    void peersNamesAreLookedUpTwiceAMinuteOrAsOftenAsIsSet() {
        assertThat(AgentSettings.of(Map.of()).peerNamesSeconds()).isEqualTo(30);
        assertThat(AgentSettings.of(Map.of(PEER_NAMES, "5")).peerNamesSeconds()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3601", "-1", "30s", "1.5"})
    void saysWhichSettingDoesNotFitAndWhatWould(String value) {
        assertThatThrownBy(() -> AgentSettings.of(Map.of(PEER_NAMES, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(PEER_NAMES + " is '" + value + "', but a number from 1 to 3600 is needed");
    }
}
