package io.culvert.command.secrets.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.command.port.UnavailableException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys out of Barbican, by the answers that the documentation of Keystone and of Barbican has. */
class BarbicanAnswersTest extends KeyEncryptionContract {
    private static final String SECRET = "4d7e7d2c-0b3e-4c1e-9a56-3f6f0c1b8d1";

    private final RecordedServer openstack = RecordedServer.of("/keepers/barbican.txt");
    private String secrets = "https://barbican.example/v1/secrets/" + SECRET + "0";

    @AfterEach
    void stop() {
        openstack.close();
    }

    @Override
    KeyEncryption keeper() {
        return KeyEncryptions.of(
                Map.of(
                        "culvert.vault.key",
                        "barbican",
                        "culvert.vault.barbican.url",
                        openstack.url(),
                        "culvert.vault.barbican.auth-url",
                        openstack.url() + "/v3",
                        "culvert.vault.barbican.secrets",
                        secrets)::get,
                Map.of("CULVERT_VAULT_BARBICAN_PASSWORD", "password-of-no-use")::get);
    }

    @Override
    void provideAnother(String present) {
        secrets = SECRET + "1, " + secrets;
    }

    @Test
    void logsInByPasswordAndFetchesThePayload() {
        assertThat(keeper().names()).hasSize(1);
        var login = openstack.asked.getFirst();
        assertThat(login.line()).isEqualTo("POST /v3/auth/tokens");
        var identity = login.body().path("auth").path("identity");
        assertThat(identity.path("methods").path(0).asString()).isEqualTo("password");
        var user = identity.path("password").path("user");
        assertThat(user.path("name").asString()).isEqualTo("culvert");
        assertThat(user.path("domain").path("name").asString()).isEqualTo("Default");
        assertThat(user.path("password").asString()).isEqualTo("password-of-no-use");
        assertThat(login.body()
                        .path("auth")
                        .path("scope")
                        .path("project")
                        .path("name")
                        .asString())
                .isEqualTo("service");
        var fetch = openstack.asked.getLast();
        assertThat(fetch.line()).isEqualTo("GET /v1/secrets/" + SECRET + "0/payload");
        assertThat(fetch.headers())
                .containsEntry("X-auth-token", "gAAAAABc-of-no-use")
                .containsEntry("Accept", "application/octet-stream");
    }

    @Test
    void aSecretThatIsNotThereEndsTheStart() {
        secrets = SECRET + "2";
        assertThatThrownBy(this::keeper)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("404")
                .hasMessageContaining(SECRET + "2");
    }
}
