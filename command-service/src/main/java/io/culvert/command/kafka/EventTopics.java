package io.culvert.command.kafka;

import io.culvert.events.connect.BusSettings;
import io.culvert.events.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing, since a topic made by accident would have one partition. */
final class EventTopics {
    private static final int PARTITIONS = 8;
    /** Readers begin at the first event, so none may go by age. */
    private static final Map<String, String> FOR_EVER = Map.of("retention.ms", "-1");

    private static final Map<String, Map<String, String>> TOPICS =
            Map.of(Topics.EVENTS, FOR_EVER, Topics.REPORTS, FOR_EVER, Topics.TELEMETRY, Topics.TELEMETRY_SETTINGS);

    private EventTopics() {}

    static void create(BusSettings bus) throws InterruptedException {
        try (Admin admin = Admin.create(bus.with(Map.of()))) {
            Set<String> present = admin.listTopics().names().get();
            int brokers = admin.describeCluster().nodes().get().size();
            for (Map.Entry<String, Map<String, String>> topic : TOPICS.entrySet()) {
                if (!present.contains(topic.getKey())) {
                    create(
                            admin,
                            new NewTopic(topic.getKey(), PARTITIONS, (short) Math.min(3, brokers))
                                    .configs(topic.getValue()));
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics can't be made: " + e.getMessage(), e);
        } catch (KafkaException e) {
            // Settings that no client can be made of; what is wrong with them is said by the cause.
            throw new IllegalStateException("the topics can't be made: " + e.getMessage() + ": " + e.getCause(), e);
        }
    }

    private static void create(Admin admin, NewTopic topic) throws InterruptedException, ExecutionException {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
