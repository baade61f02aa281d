package io.culvert.command.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.culvert.events.identity.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeutronSettingsTest {
    private final Map<String, String> given = new HashMap<>(Map.of(
            "culvert.inventory.neutron.url",
            "http://neutron:9696/v2.0",
            "culvert.inventory.neutron.auth-url",
            "http://keystone:5000/v3/",
            "culvert.inventory.neutron.password",
            "secret"));

    @Test
    void thereAreDefaultsForAllButTheAddressesAndThePassword() {
        NeutronSettings settings = settings();
        assertThat(settings.url()).hasToString("http://neutron:9696");
        assertThat(settings.interval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.toString())
                .contains("http://keystone:5000", "culvert")
                .doesNotContain("secret");
    }

    @Test
    void thePasswordMayBeInAFile(@TempDir Path folder) throws Exception {
        given.put(
                "culvert.inventory.neutron.password-file",
                Files.writeString(folder.resolve("password"), "of the file\n").toString());
        assertThat(settings().user().password()).isEqualTo("of the file");
    }

    @ParameterizedTest
    @CsvSource({
        "url, , culvert.inventory.neutron.url is not set",
        "auth-url, , culvert.inventory.neutron.auth-url is not set",
        "password, , culvert.inventory.neutron.password-file is not set",
        "password, , CULVERT_INVENTORY_NEUTRON_PASSWORD",
        "password-file, /nowhere, '/nowhere', which can't be read",
        "url, neutron:9696, culvert.inventory.neutron.url is 'neutron:9696'",
        "interval-seconds, 0, culvert.inventory.neutron.interval-seconds is '0'"
    })
    void whatIsMissingOrWrongIsNamed(String name, String value, String message) {
        given.put("culvert.inventory.neutron." + name, value == null ? "" : value);
        assertThatIllegalArgumentException().isThrownBy(this::settings).withMessageContaining(message);
    }

    private NeutronSettings settings() {
        return NeutronSettings.of(new Settings(given::get));
    }
}
