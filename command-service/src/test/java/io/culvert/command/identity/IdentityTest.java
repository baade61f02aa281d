package io.culvert.command.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdentityTest {
    @Test
    void noauthTakesTheTokenForTheCaller() {
        assertThat(IdentityConfiguration.identity("noauth").caller("east"))
                .hasValueSatisfying(
                        caller -> assertThat(caller.projectId().value()).isEqualTo("east"));
    }

    @Test
    void anotherIdentityServiceIsRefusedAtTheStart() {
        assertThatThrownBy(() -> IdentityConfiguration.identity("keystone"))
                .hasMessageContaining("culvert.identity", "keystone", "noauth");
    }
}
