package io.culvert.events.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PresentedTokenTest {
    @Test
    void comesInEitherHeaderAndThatOfOpenstackGoesFirst() {
        assertThat(PresentedToken.of(Map.of("X-Auth-Token", "a")::get)).isEqualTo("a");
        assertThat(PresentedToken.of(Map.of("Authorization", "Bearer b")::get)).isEqualTo("b");
        assertThat(PresentedToken.of(Map.of("X-Auth-Token", "a", "Authorization", "Bearer b")::get))
                .isEqualTo("a");
        assertThat(PresentedToken.of(Map.of("X-Auth-Token", "", "Authorization", "bearer  b")::get))
                .isEqualTo("b");
    }

    @Test
    void otherCredentialsAreNoToken() {
        assertThat(PresentedToken.of(Map.of("Authorization", "Basic YTpi")::get))
                .isEmpty();
        assertThat(PresentedToken.of(Map.of("Authorization", "Bearer")::get)).isEmpty();
        assertThat(PresentedToken.of(Map.<String, String>of()::get)).isEmpty();
    }
}
