package io.culvert.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Clients that log in to Keystone by password, and find Culvert in its catalogue. */
class ClientsWithKeystoneIT extends ClientsContract {
    private final KeystoneDouble keystone = KeystoneDouble.start();

    @AfterAll
    void stopKeystone() {
        keystone.close();
    }

    @Override
    List<String> identity() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), KeystoneDouble.SERVICE_PASSWORD);
        return List.of(
                "--identity",
                "keystone",
                "--keystone-url",
                keystone.url(),
                "--keystone-password-file",
                password.toString());
    }

    @Override
    Tenant user(Installation installed, String project) {
        keystone.lists(installed.api());
        return new Tenant(installed, keystone.token(project), login(project, KeystoneDouble.PASSWORD));
    }

    @Test
    void whatTheClientMakesIsOfTheProjectThatKeystoneNames() {
        user(culvert(), "names").openstack("vpn", "ike", "policy", "create", "mine");
        assertThat(user(culvert(), "names")
                        .named("/v2.0/vpn/ikepolicies", "mine")
                        .get("project_id")
                        .asString())
                .isEqualTo(KeystoneDouble.id("names"));
        assertThat(north().get("/v2.0/vpn/ikepolicies?name=mine").body().get("ikepolicies"))
                .isEmpty();
    }

    @Test
    void aTokenThatKeystoneDidNotGiveIsRefused() {
        assertThat(new Tenant(culvert(), "north").get("/v2.0/vpn/ikepolicies").status())
                .isEqualTo(401);
        Map<String, String> withToken = Map.of(
                "OS_AUTH_TYPE",
                "admin_token",
                "OS_TOKEN",
                "north",
                "OS_ENDPOINT",
                culvert().api());
        assertThat(Shell.run(withToken, "openstack", "vpn", "ike", "policy", "list"))
                .satisfies(result -> assertThat(result.exitCode()).isNotZero())
                .satisfies(result -> assertThat(result.output()).contains("401"));
    }

    /** What a person puts into the environment; no more than that. */
    private Map<String, String> login(String project, String password) {
        Map<String, String> login = new HashMap<>();
        login.put("OS_AUTH_URL", keystone.url() + "/v3");
        login.put("OS_USERNAME", KeystoneDouble.USER);
        login.put("OS_PASSWORD", password);
        login.put("OS_PROJECT_NAME", project);
        login.put("OS_USER_DOMAIN_NAME", "Default");
        login.put("OS_PROJECT_DOMAIN_NAME", "Default");
        return login;
    }
}
