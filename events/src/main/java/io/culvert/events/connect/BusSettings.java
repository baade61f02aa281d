package io.culvert.events.connect;

import io.culvert.events.identity.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Where Kafka is, and what its clients need to be let in.
 *
 * @param bootstrapServers as {@code host:port}, several with commas between
 * @param properties of Kafka clients, how they are secured and no more; most of their values are secret
 */
public record BusSettings(String bootstrapServers, Map<String, String> properties) {
    public static final String SERVERS = "culvert.kafka.bootstrap-servers";
    public static final String PROPERTIES_FILE = "culvert.kafka.properties-file";

    private static final String THIS_MACHINE = "127.0.0.1:9092";

    public BusSettings {
        properties = Map.copyOf(properties);
    }

    /** A Kafka that lets everybody in, without TLS. */
    public static BusSettings open(String bootstrapServers) {
        return new BusSettings(bootstrapServers, Map.of());
    }

    /** @throws IllegalArgumentException naming the setting, the file, and the property in it that is wrong, never its value */
    public static BusSettings of(Settings settings) {
        return new BusSettings(
                settings.get(SERVERS, THIS_MACHINE),
                settings.get(PROPERTIES_FILE).map(ClientProperties::read).orElse(Map.of()));
    }

    /** All that a client is given: what its part of Culvert stands on wins. */
    public Map<String, Object> with(Map<String, ?> own) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("bootstrap.servers", bootstrapServers);
        all.putAll(own);
        return all;
    }

    /** Names of properties, and none of their values. */
    @Override
    public String toString() {
        return "Kafka at " + bootstrapServers + " with " + new TreeSet<>(properties.keySet());
    }
}
