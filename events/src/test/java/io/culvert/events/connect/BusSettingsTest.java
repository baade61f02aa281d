package io.culvert.events.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.events.identity.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client of Kafka is given, and what becomes of a file that says too much or too little. */
class BusSettingsTest {
    private static final String GOOD = """
            security.protocol=SASL_SSL
            sasl.mechanism=SCRAM-SHA-512
            sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \\
                username="culvert" password="canary \\\\" & co";
            ssl.truststore.location=/etc/culvert/kafka.pem
            ssl.truststore.type=PEM
            """;

    @TempDir
    Path dir;

    @Test
    void aClientGetsWhatIsInTheFileBesideWhatItsPartOfCulvertStandsOn() throws IOException {
        Map<String, Object> all = written(GOOD).with(Map.of("acks", "all"));
        assertThat(all)
                .containsEntry("bootstrap.servers", "kafka-1:9093")
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("ssl.truststore.type", "PEM")
                .containsEntry("acks", "all")
                .hasSize(7);
        assertThat(written(GOOD).with(Map.of("security.protocol", "SSL"))).containsEntry("security.protocol", "SSL");
    }

    @Test
    void withoutAFileOrWithoutAnythingItIsThisMachinesOwn() {
        assertThat(BusSettings.of(new Settings(_ -> null))).isEqualTo(BusSettings.open("127.0.0.1:9092"));
        assertThat(BusSettings.of(new Settings(Map.of(BusSettings.PROPERTIES_FILE, " ")::get))
                        .properties())
                .isEmpty();
    }

    @Test
    void itsTextHasNoValues() throws IOException {
        assertThat(written(GOOD).toString()).contains("sasl.jaas.config").doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acks=1                                    | has 'acks', but only security.*",
                "group.id=canary                           | has 'group.id'",
                "bootstrap.servers=canary                  | has 'bootstrap.servers'",
                "interceptor.classes=canary                | has 'interceptor.classes'",
                "client.id=canary                          | has 'client.id'",
                "password=\"canary\";                      | has 'password'",
                "\"canary\";                               | has a line that is no property",
                "canary                                    | has a line that is no property",
                "ssl.keystore.password=\\u00zz             | no file of properties",
                "sasl.jaas.config=                         | sasl.jaas.config that is not",
                "sasl.jaas.config=M required password=\"canary\"            | sasl.jaas.config that is not",
                "sasl.jaas.config=M required password=a canary;             | sasl.jaas.config that is not",
                "sasl.jaas.config=M required password=\"a\" canary\";       | sasl.jaas.config that is not",
                "sasl.jaas.config=canary;                                   | sasl.jaas.config that is not"
            })
    void whatDoesNotBelongIsNamedWithoutItsValue(String line, String complaint) {
        assertThatThrownBy(() -> written("security.protocol=SASL_SSL\n" + line + "\n"))
                .hasMessageContaining("culvert.kafka.properties-file is '" + dir.resolve("client.properties") + "'")
                .hasMessageContaining(complaint)
                .satisfies(e -> assertThat(String.valueOf(e)).doesNotContain("canary"))
                .satisfies(e -> assertThat(String.valueOf(e.getCause())).doesNotContain("canary"));
    }

    @Test
    void aFileThatWouldNotCountOrIsNotThereIsRefused() {
        assertThatThrownBy(() -> written("sasl.mechanism=PLAIN\n")).hasMessageContaining("has no security.protocol");
        assertThatThrownBy(() -> BusSettings.of(new Settings(Map.of(BusSettings.PROPERTIES_FILE, "/nowhere")::get)))
                .hasMessage("culvert.kafka.properties-file is '/nowhere', which can't be read");
    }

    private BusSettings written(String text) throws IOException {
        Path file = Files.writeString(dir.resolve("client.properties"), text);
        return BusSettings.of(new Settings(
                Map.of(BusSettings.SERVERS, "kafka-1:9093", BusSettings.PROPERTIES_FILE, file.toString())::get));
    }
}
