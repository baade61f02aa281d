package io.culvert.command.secrets.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As much of HashiCorp Vault as a key of its transit engine with derivation needs; it really encrypts. */
public final class TransitDouble implements AutoCloseable {
    private static final String KEY = "/v1/transit/keys/culvert";

    private final HttpServer server;
    private final List<byte[]> versions = new ArrayList<>();
    private int oldest = 1;

    private TransitDouble(HttpServer server) {
        this.server = server;
    }

    public static TransitDouble start() {
        try {
            TransitDouble vault =
                    new TransitDouble(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            vault.rotate();
            vault.server.createContext("/", vault::answer);
            vault.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            vault.server.start();
            return vault;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its key, as an instance of Culvert has it. */
    public KeyEncryption keeper() {
        return KeyEncryptions.of(
                Map.of(
                        "culvert.vault.key",
                        "transit",
                        "culvert.vault.transit.url",
                        "http://127.0.0.1:" + server.getAddress().getPort())::get,
                Map.of("VAULT_TOKEN", "token-of-no-use")::get);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void rotate() {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        versions.add(fresh);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode asked = JsonMapper.shared()
                    .readTree(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            int status = 200;
            Map<String, Object> data = Map.of();
            synchronized (this) {
                try {
                    data = data(exchange.getRequestURI().getPath(), exchange.getRequestMethod(), asked);
                } catch (GeneralSecurityException | IllegalArgumentException e) {
                    status = 400;
                }
            }
            byte[] body = JsonMapper.shared().writeValueAsBytes(Map.of("data", data));
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Map<String, Object> data(String path, String method, JsonNode asked) throws GeneralSecurityException {
        return switch (path) {
            case KEY + "/rotate" -> {
                rotate();
                yield Map.of();
            }
            case KEY + "/config" -> {
                oldest = asked.path("min_decryption_version").asInt();
                yield Map.of();
            }
            case KEY -> key(method);
            case "/v1/transit/encrypt/culvert" ->
                Map.of("ciphertext", encrypted(asked, Base64.getDecoder().decode(text(asked, "plaintext"))));
            case "/v1/transit/decrypt/culvert" ->
                Map.of("plaintext", Base64.getEncoder().encodeToString(decrypted(asked)));
            case "/v1/transit/rewrap/culvert" -> {
                List<Map<String, String>> results = new ArrayList<>();
                for (JsonNode item : asked.path("batch_input")) {
                    results.add(Map.of("ciphertext", encrypted(item, decrypted(item))));
                }
                yield Map.of("batch_results", results);
            }
            default -> throw new IllegalArgumentException(path);
        };
    }

    private Map<String, Object> key(String method) {
        if (!method.equals("GET")) {
            throw new IllegalArgumentException(method);
        }
        Map<String, Long> keys = new HashMap<>();
        for (int version = 1; version <= versions.size(); version++) {
            keys.put(Integer.toString(version), 1_442_851_412L);
        }
        return Map.of("derived", true, "keys", keys, "min_decryption_version", oldest);
    }

    private String encrypted(JsonNode item, byte[] plain) throws GeneralSecurityException {
        int version = item.path("key_version").asInt();
        byte[] nonce = new byte[12];
        new SecureRandom().nextBytes(nonce);
        byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, version, item, nonce).doFinal(plain);
        byte[] all = new byte[nonce.length + ciphertext.length];
        System.arraycopy(nonce, 0, all, 0, nonce.length);
        System.arraycopy(ciphertext, 0, all, nonce.length, ciphertext.length);
        return "vault:v" + version + ":" + Base64.getEncoder().encodeToString(all);
    }

    private byte[] decrypted(JsonNode item) throws GeneralSecurityException {
        String[] parts = text(item, "ciphertext").split(":", 3);
        int version = Integer.parseInt(parts[1].substring(1));
        if (version < oldest) {
            throw new GeneralSecurityException("ciphertext version is disallowed by policy (too old)");
        }
        byte[] all = Base64.getDecoder().decode(parts[2]);
        byte[] nonce = new byte[12];
        System.arraycopy(all, 0, nonce, 0, nonce.length);
        return cipher(Cipher.DECRYPT_MODE, version, item, nonce).doFinal(all, nonce.length, all.length - nonce.length);
    }

    private Cipher cipher(int mode, int version, JsonNode item, byte[] nonce) throws GeneralSecurityException {
        Mac derivation = Mac.getInstance("HmacSHA256");
        derivation.init(new SecretKeySpec(versions.get(version - 1), "HmacSHA256"));
        byte[] derived = derivation.doFinal(Base64.getDecoder().decode(text(item, "context")));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(128, nonce));
        return cipher;
    }

    private static String text(JsonNode item, String name) {
        return item.path(name).asString();
    }
}
