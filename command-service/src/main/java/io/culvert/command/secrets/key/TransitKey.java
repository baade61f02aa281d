package io.culvert.command.secrets.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.culvert.events.identity.Settings;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A key of HashiCorp Vault's transit secrets engine, which never leaves Vault (API, Transit secrets engine: read, rotate and
 * configure a key; encrypt, decrypt and rewrap data). The key must be one with derivation ({@code derived=true}): what a
 * data key is about is its context, and {@code rewrap} takes no associated data.
 */
final class TransitKey implements KeyEncryption {
    static final String PREFIX = "culvert.vault.transit.";
    private static final String KIND = "transit";
    private static final Logger LOG = LoggerFactory.getLogger(TransitKey.class);

    private final KeyService vault;
    private final String mount;
    private final String key;
    private final Supplier<String> token;

    private TransitKey(KeyService vault, String mount, String key, Supplier<String> token) {
        this.vault = vault;
        this.mount = mount;
        this.key = key;
        this.token = token;
    }

    /** @throws IllegalArgumentException naming the setting that is missing or wrong */
    static KeyEncryption of(Settings settings, Function<String, @Nullable String> environment) {
        return new TransitKey(
                new KeyService("Vault", settings.url(PREFIX + "url")),
                path(settings, PREFIX + "mount", "transit"),
                path(settings, PREFIX + "key", "culvert"),
                Credential.of(settings, environment, PREFIX + "token-file", "VAULT_TOKEN"));
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Of the versions that may decrypt, by {@code min_decryption_version}. */
    @Override
    public List<String> names() {
        JsonNode data = data(get("/keys/" + key));
        if (!data.path("derived").asBoolean(false)) {
            throw new IllegalStateException(this + " has no derivation: make one with derived=true");
        }
        int oldest = data.path("min_decryption_version").asInt(1);
        return data.path("keys").propertyNames().stream()
                .map(Integer::valueOf)
                .filter(version -> version >= oldest)
                .sorted((one, other) -> Integer.compare(other, one))
                .map(this::name)
                .toList();
    }

    @Override
    public WrappedKey wrap(String name, byte[] dataKey, String about) throws GeneralSecurityException {
        JsonNode data = ask(
                "/encrypt/" + key,
                Map.of("plaintext", base64(dataKey), "context", context(about), "key_version", version(name)),
                KeyService.SHORT);
        return wrapped(data.path("ciphertext").asString(""));
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped, String about) throws GeneralSecurityException {
        version(wrapped.name());
        JsonNode data = ask(
                "/decrypt/" + key, Map.of("ciphertext", text(wrapped), "context", context(about)), KeyService.SHORT);
        return Base64.getDecoder().decode(data.path("plaintext").asString(""));
    }

    @Override
    public List<WrappedKey> rewrap(String name, List<Bound> all) throws GeneralSecurityException {
        List<Map<String, Object>> batch = new ArrayList<>();
        for (Bound each : all) {
            batch.add(Map.of(
                    "ciphertext", text(each.key()),
                    "context", context(each.about()),
                    "key_version", version(name)));
        }
        JsonNode results = ask("/rewrap/" + key, Map.of("batch_input", batch), KeyService.LONG)
                .path("batch_results");
        List<WrappedKey> rewrapped = new ArrayList<>();
        for (JsonNode result : results) {
            rewrapped.add(wrapped(result.path("ciphertext").asString("")));
        }
        if (rewrapped.size() != all.size()) {
            throw new GeneralSecurityException(
                    vault + " rewrapped " + rewrapped.size() + " of " + all.size() + " data keys");
        }
        return rewrapped;
    }

    @Override
    public String successor(String present) {
        String newest = names().getFirst();
        if (newest.equals(present)) {
            HttpResponse<byte[]> answer = send(post("/keys/" + key + "/rotate", Map.of(), KeyService.SHORT));
            if (answer.statusCode() / 100 != 2) {
                throw vault.refused(answer);
            }
        }
        return names().getFirst();
    }

    /** Raises {@code min_decryption_version}; Vault keeps what is below until its operator trims the key. */
    @Override
    public void forget(String name) {
        try {
            int next = version(name) + 1;
            HttpResponse<byte[]> answer =
                    send(post("/keys/" + key + "/config", Map.of("min_decryption_version", next), KeyService.SHORT));
            if (answer.statusCode() / 100 != 2) {
                LOG.warn(
                        "{} answered {} to min_decryption_version={}: its operator may set it",
                        vault,
                        answer.statusCode(),
                        next);
            }
        } catch (UnknownKeyException e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "the transit key " + mount + "/" + key + " of " + vault;
    }

    private JsonNode get(String path) {
        HttpResponse<byte[]> answer =
                send(vault.to("/v1/" + mount + path, KeyService.SHORT).GET());
        if (answer.statusCode() != 200) {
            throw vault.refused(answer);
        }
        return vault.read(answer);
    }

    /** @throws GeneralSecurityException if Vault finds the request wrong: a ciphertext of another key or context */
    private JsonNode ask(String path, Map<String, Object> body, Duration patience) throws GeneralSecurityException {
        HttpResponse<byte[]> answer = send(post(path, body, patience));
        return switch (answer.statusCode()) {
            case 200 -> data(vault.read(answer));
            case 400 -> throw new GeneralSecurityException(vault + " answered 400 to " + mount + path);
            default -> throw vault.refused(answer);
        };
    }

    private HttpRequest.Builder post(String path, Map<String, Object> body, Duration patience) {
        return vault.to("/v1/" + mount + path, patience)
                .header("Content-Type", "application/json")
                .POST(KeyService.json(body));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        return vault.send(request.header("X-Vault-Token", token.get()).build());
    }

    private static JsonNode data(JsonNode answer) {
        return answer.path("data");
    }

    /** As Vault writes it: {@code vault:v1:...}, which says the version. */
    private WrappedKey wrapped(String ciphertext) throws GeneralSecurityException {
        String[] parts = ciphertext.split(":", 3);
        if (parts.length != 3 || !parts[0].equals("vault") || !parts[1].matches("v\\d{1,9}")) {
            throw new GeneralSecurityException(vault + " answered with no ciphertext");
        }
        return new WrappedKey(name(Integer.parseInt(parts[1].substring(1))), new Binary(ciphertext.getBytes(UTF_8)));
    }

    private static String text(WrappedKey wrapped) {
        return new String(wrapped.octets().getData(), UTF_8);
    }

    private String name(int version) {
        return prefix() + version;
    }

    private String prefix() {
        return KIND + ":" + mount + "/" + key + ":";
    }

    private int version(String name) throws UnknownKeyException {
        String prefix = prefix();
        if (!name.startsWith(prefix) || !name.substring(prefix.length()).matches("\\d{1,9}")) {
            throw new UnknownKeyException(name, this);
        }
        return Integer.parseInt(name.substring(prefix.length()));
    }

    private static String context(String about) {
        return base64(about.getBytes(UTF_8));
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static String path(Settings settings, String name, String otherwise) {
        String value = settings.get(name, otherwise);
        if (!value.matches("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*")) {
            throw new IllegalArgumentException(name + " is '" + value + "', which is no path of Vault's");
        }
        return value;
    }
}
