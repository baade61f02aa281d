import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.*;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Prints every event once, project by project in order, and stops at a hole. Argument: the broker, as in host:port. */
public class Consumer {
    public static void main(String[] args) {
        // Keeps nothing, so it reads all at each start. Whoever keeps state keeps the versions and offsets beside it.
        Map<String, Object> settings = Map.of("bootstrap.servers", args[0], "group.id", UUID.randomUUID().toString(),
                "auto.offset.reset", "earliest", "enable.auto.commit", false);
        Map<String, Long> versions = new HashMap<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("culvert.events.v1"));
            while (true) {
                for (var message : consumer.poll(Duration.ofSeconds(1))) {
                    Map<String, String> ce = new HashMap<>();
                    message.headers().forEach(header -> ce.put(header.key(), new String(header.value(), UTF_8)));
                    String project = ce.get("ce_project");
                    long version = Long.parseLong(ce.get("ce_sequence"));
                    long next = versions.getOrDefault(project, 0L) + 1;
                    if (version > next) throw new IllegalStateException(project + " has a hole before " + version);
                    if (version < next) continue; // a repetition
                    System.out.println(String.join(" ", project, "" + version, ce.get("ce_type"), message.value()));
                    versions.put(project, version);
                }
            }
        }
    }
}
