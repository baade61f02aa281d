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

    private EventTopics() {}

    static void create(BusSettings bus) throws InterruptedException {
        try (Admin admin = Admin.create(bus.with(Map.of()))) {
            Set<String> present = admin.listTopics().names().get();
            int brokers = admin.describeCluster().nodes().get().size();
            for (String topic : List.of(Topics.EVENTS, Topics.REPORTS)) {
                if (!present.contains(topic)) {
                    create(admin, new NewTopic(topic, PARTITIONS, (short) Math.min(3, brokers)));
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
            // Readers begin at the first event, so none may go by age.
            admin.createTopics(List.of(topic.configs(Map.of("retention.ms", "-1"))))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
