package io.culvert.command.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.port.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
    /** Of the libraries of Standard Webhooks; openssl says the same. */
    private static final Secret SECRET = Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String KNOWN = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void isTheOneThatReceiversCompute() {
        assertThat(of(List.of(SECRET))).isEqualTo(KNOWN);
    }

    @Test
    void thereIsOneByEachSecret() {
        Secret next = Secret.of("whsec_bmV4dCBzZWNyZXQgb2Ygb3Vycywgd2l0aCBvY3RldHM=");
        assertThat(of(List.of(next, SECRET))).isEqualTo(of(List.of(next)) + " " + KNOWN);
    }

    private static String of(List<Secret> secrets) {
        return Signature.of(secrets, "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), BODY);
    }
}
