package io.culvert.query.kafka;

import io.culvert.events.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Sees to it that the topic of events is there: a consumer that is given no partitions would wait for ever. */
final class EventTopic {
    private static final int PARTITIONS = 8;
    private static final int MOST_REPLICAS = 3;

    private EventTopic() {}

    /** @throws KafkaException if the brokers can't be reached or refuse */
    static void ensure(String bootstrapServers) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000))) {
            if (admin.listTopics().names().get().contains(Topics.EVENTS)) {
                return;
            }
            int brokers = admin.describeCluster().nodes().get().size();
            short replicas = (short) Math.min(MOST_REPLICAS, brokers);
            admin.createTopics(List.of(new NewTopic(Topics.EVENTS, Optional.of(PARTITIONS), Optional.of(replicas))))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("can't make sure of topic " + Topics.EVENTS, e.getCause());
            }
        }
    }
}
