package io.culvert.events.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentitiesTest {
    @Test
    void noauthTakesTheTokenForTheCallerOnLoopback() {
        assertThat(Identities.of(Map.of("server.address", "127.0.0.1")::get).admit("east"))
                .isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void noauthIsRefusedOnAnAddressThatOthersReachUnlessTheOperatorKnows() {
        Map<String, String> open = Map.of("server.address", "0.0.0.0");
        assertThatThrownBy(() -> Identities.of(open::get))
                .hasMessageContainingAll("server.address", "0.0.0.0", "i-know");
        Map<String, String> known = Map.of("server.address", "0.0.0.0", "culvert.identity.i-know", "true");
        assertThat(Identities.of(known::get).admit("east")).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void withoutAnAddressAServiceListensOnAllOfThem() {
        assertThatThrownBy(() -> Identities.of(Map.<String, String>of()::get)).hasMessageContaining("noauth");
    }

    @Test
    void anotherIdentityServiceIsRefusedAtTheStart() {
        assertThatThrownBy(() -> Identities.of(Map.of("culvert.identity", "ldap")::get))
                .hasMessageContainingAll("culvert.identity", "ldap", "keystone");
    }

    @Test
    void whatIsWrongWithKeystonesSettingsNamesTheSettingAndItsValue() {
        Map<String, String> noUrl = Map.of("culvert.identity", "keystone", "culvert.identity.keystone.url", "ftp://x");
        assertThatThrownBy(() -> Identities.of(noUrl::get)).hasMessageContainingAll("keystone.url", "ftp://x");
        Map<String, String> noPassword =
                Map.of("culvert.identity", "keystone", "culvert.identity.keystone.url", "http://localhost:5000");
        assertThatThrownBy(() -> Identities.of(noPassword::get)).hasMessageContaining("password-file");
    }
}
