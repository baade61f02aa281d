package io.culvert.command.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.culvert.events.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SecretTest {
    private static final String CANARY = "canary of no use";
    private final Secret secret = Secret.of(CANARY);

    /** As it may come along inside of something else. */
    record Holder(String name, Secret psk, Optional<Secret> maybe) {}

    @Test
    void itsTextSaysNothing() {
        assertThat(secret).hasToString("(redacted)");
        assertThat("%s %s".formatted(secret, new Holder("east", secret, Optional.of(secret))))
                .isEqualTo("(redacted) Holder[name=east, psk=(redacted), maybe=Optional[(redacted)]]");
    }

    @Test
    void itsJsonSaysNothing() {
        Holder holder = new Holder("east", secret, Optional.of(secret));
        JsonMapper fields = JsonMapper.builder()
                .changeDefaultVisibility(it -> it.withVisibility(PropertyAccessor.ALL, Visibility.ANY))
                .build();
        assertThat(List.of(
                        JsonMapper.shared().writeValueAsString(holder),
                        fields.writeValueAsString(holder),
                        Json.write(Map.of("secrets", List.of(secret)))))
                .allSatisfy(json -> assertThat(json).contains("{}").doesNotContain(forms()));
    }

    @Test
    void aLogAtItsLowestLevelSaysNothing() {
        LoggerContext context = new LoggerContext();
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern("%level %msg %kvp %ex%n");
        layout.start();
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        Logger logger = context.getLogger("test");
        logger.setLevel(Level.TRACE);
        logger.addAppender(logged);

        logger.trace("{} {}", secret, List.of(secret));
        logger.atDebug().addKeyValue("psk", secret).log("as a value");
        logger.error("failed with " + secret, new IllegalStateException("about " + secret));

        assertThat(logged.list)
                .hasSize(3)
                .allSatisfy(event -> assertThat(layout.doLayout(event))
                        .contains("(redacted)")
                        .doesNotContain(forms()));
    }

    @Test
    void isNotSerialized() {
        assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(secret))
                .isInstanceOf(NotSerializableException.class);
    }

    private static List<String> forms() {
        byte[] octets = CANARY.getBytes(UTF_8);
        return List.of(
                CANARY,
                HexFormat.of().formatHex(octets),
                Base64.getEncoder().withoutPadding().encodeToString(octets));
    }
}
