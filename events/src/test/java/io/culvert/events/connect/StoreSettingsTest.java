package io.culvert.events.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.events.identity.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where MongoDB is, out of a setting or a file, and that no password of it is told. */
class StoreSettingsTest {
    private static final String SECRET = "mongodb://culvert:canary@db-1,db-2/?tls=true&proxyPassword=canary";

    @TempDir
    Path dir;

    private final Map<String, String> set = new HashMap<>();

    @Test
    void theUriComesFromASettingOrAFileOrIsThisMachines() throws IOException {
        assertThat(read().uri()).isEqualTo("mongodb://127.0.0.1:27017");
        set.put("culvert.mongodb.uri", "mongodb://db-1");
        assertThat(read()).isEqualTo(StoreSettings.at("mongodb://db-1"));
        set.remove("culvert.mongodb.uri");
        set.put("culvert.mongodb.uri-file", file("uri", SECRET + "\n"));
        assertThat(read().uri()).isEqualTo(SECRET);
    }

    @Test
    void oneOfBothIsEnough() throws IOException {
        set.put("culvert.mongodb.uri", SECRET);
        set.put("culvert.mongodb.uri-file", file("uri", SECRET));
        assertThatThrownBy(this::read)
                .hasMessageContainingAll("culvert.mongodb.uri-file", "culvert.mongodb.uri is set too")
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {SECRET, "mongodb://culvert:can@canary@db-1", "mongodb+srv://culvert:canary@db"})
    void itsTextHasNoPassword(String uri) {
        assertThat(StoreSettings.at(uri).toString())
                .startsWith("MongoDB at mongodb")
                .doesNotContain("canary");
    }

    @Test
    void whatTheDriverSaysOfAUriThatIsNoneIsNotRepeated() {
        assertThatThrownBy(() -> StoreSettings.at("canary").read(uri -> {
                    throw new IllegalArgumentException("invalid host " + uri);
                }))
                .hasMessageContaining("culvert.mongodb.uri-file")
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }

    @Test
    void authoritiesForAConnectionWithoutTlsAreAMistake() throws IOException {
        assertThat(read().tls(false)).isEmpty();
        assertThat(read().tls(true)).isEmpty();
        set.put("culvert.mongodb.trust-file", file("ca.pem", CERTIFICATE));
        assertThat(read().tls(true)).isPresent();
        assertThatThrownBy(() -> read().tls(false)).hasMessageContaining("has no tls=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "canary", "-----BEGIN CERTIFICATE-----\ncanary\n-----END CERTIFICATE-----\n"})
    void authoritiesThatAreNoneAreNamed(String content) throws IOException {
        set.put("culvert.mongodb.trust-file", file("ca.pem", content));
        assertThatThrownBy(this::read)
                .hasMessageContaining("culvert.mongodb.trust-file is '" + dir.resolve("ca.pem") + "', but a file with");
    }

    @ParameterizedTest
    @ValueSource(strings = {"culvert.mongodb.uri-file", "culvert.mongodb.trust-file"})
    void aFileThatIsNotThereIsNamed(String setting) {
        set.put(setting, "/nowhere");
        assertThatThrownBy(this::read).hasMessage(setting + " is '/nowhere', which can't be read");
    }

    private StoreSettings read() {
        return StoreSettings.of(new Settings(set::get));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(dir.resolve(name), content).toString();
    }

    /** Of an authority that nobody has the key of. */
    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBeTCCAR+gAwIBAgIUf/nTASWrWt1R8TB0Mwd0nUEJDwgwCgYIKoZIzj0EAwIw
            ETEPMA0GA1UEAwwGbm9ib2R5MCAXDTI2MTEyNjAyMjIyN1oYDzIxMjYxMTAyMDIy
            MjI3WjARMQ8wDQYDVQQDDAZub2JvZHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
            AASupq87t5OwAqt0d5BjiiubHwrlMW+EUXpMFEFbpXulzi5a6WJRHSgs53TRUQA3
            DFlQiC+rYJ7fQw84vKDNpRV0o1MwUTAdBgNVHQ4EFgQUBwpuI64eKhPHdYV8spTy
            vJ7IN8EwHwYDVR0jBBgwFoAUBwpuI64eKhPHdYV8spTyvJ7IN8EwDwYDVR0TAQH/
            BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiB3tTlONE2cW+eeqvknYXEiTcsoJgCz
            Xzih1gm1yhoVkwIhAOkCl5oDDBF8GhtYeVm9RRfpEIAF9JN+/CyrSYPu4h8/
            -----END CERTIFICATE-----
            """;
}
