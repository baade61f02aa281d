package io.culvert.command.secrets.key;

import io.culvert.command.port.UnavailableException;
import io.culvert.events.identity.Settings;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fetches keys from OpenStack Barbican, once, at the start: Key Manager API v1, {@code GET /v1/secrets/{uuid}/payload} (API
 * reference, Secrets), with a token of Keystone's Identity API v3 that a user and his password get
 * ({@code POST /v3/auth/tokens}). The secrets are 32 octets, as an order of an AES key of 256 bits makes them.
 */
final class Barbican {
    static final String PREFIX = "culvert.vault.barbican.";
    private static final String SECRETS = PREFIX + "secrets";

    private final Settings settings;
    private final KeyService keystone;
    private final KeyService barbican;
    private final Supplier<String> password;

    private Barbican(Settings settings, Function<String, @Nullable String> environment) {
        this.settings = settings;
        this.keystone = new KeyService("Keystone", settings.url(PREFIX + "auth-url"));
        this.barbican = new KeyService("Barbican", settings.url(PREFIX + "url"));
        this.password =
                Credential.of(settings, environment, PREFIX + "password-file", "CULVERT_VAULT_BARBICAN_PASSWORD");
    }

    /**
     * @throws IllegalArgumentException naming the setting that is missing or wrong
     * @throws UnavailableException if Keystone or Barbican gives no answer, or refuses
     */
    static KeyEncryption keys(Settings settings, Function<String, @Nullable String> environment) {
        List<String> ids = Arrays.stream(settings.required(SECRETS).split(","))
                .map(Barbican::id)
                .toList();
        return new Barbican(settings, environment).fetch(ids);
    }

    private KeyEncryption fetch(List<String> ids) {
        String token = token();
        List<byte[]> keys = new ArrayList<>();
        for (String id : ids) {
            keys.add(payload(id, token));
        }
        return GivenKeys.of("barbican", "the secrets of " + SECRETS, keys);
    }

    private byte[] payload(String id, String token) {
        HttpResponse<byte[]> answer = barbican.send(barbican.to("/v1/secrets/" + id + "/payload", KeyService.LONG)
                .header("X-Auth-Token", token)
                .header("Accept", "application/octet-stream")
                .GET()
                .build());
        if (answer.statusCode() != 200) {
            throw barbican.refused(answer);
        }
        return answer.body();
    }

    private String token() {
        HttpRequest request = keystone.to(
                        settings.required(PREFIX + "auth-url").matches(".*/v3/*") ? "/auth/tokens" : "/v3/auth/tokens",
                        KeyService.LONG)
                .header("Content-Type", "application/json")
                .POST(KeyService.json(Map.of("auth", auth())))
                .build();
        HttpResponse<byte[]> answer = keystone.send(request);
        return answer.headers()
                .firstValue("X-Subject-Token")
                .filter(_ -> answer.statusCode() == 201)
                .orElseThrow(() -> keystone.refused(answer));
    }

    private Map<String, Object> auth() {
        var user = Map.of(
                "name", settings.get(PREFIX + "user", "culvert"),
                "domain", Map.of("name", settings.get(PREFIX + "user-domain", "Default")),
                "password", password.get());
        var project = Map.of(
                "name", settings.get(PREFIX + "project", "service"),
                "domain", Map.of("name", settings.get(PREFIX + "project-domain", "Default")));
        return Map.of(
                "identity", Map.of("methods", List.of("password"), "password", Map.of("user", user)),
                "scope", Map.of("project", project));
    }

    /** Of a secret's reference, {@code https://HOST/v1/secrets/UUID}, or the id alone. */
    private static String id(String reference) {
        String id = reference.strip().replaceFirst("/+$", "").replaceFirst("^.*/", "");
        if (!id.matches("[0-9a-fA-F-]{32,36}")) {
            throw new IllegalArgumentException(
                    SECRETS + " has '" + reference.strip() + "', which is no reference of a secret");
        }
        return id;
    }
}
