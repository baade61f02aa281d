package io.culvert.query.kafka;

import io.culvert.events.connect.BusSettings;
import io.culvert.events.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Sees to it that the topics are there: a consumer that is given no partitions would wait for ever. */
final class EventTopic {
    private static final int PARTITIONS = 8;
    private static final int MOST_REPLICAS = 3;
    private static final int MOST_TRIES = 50;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private EventTopic() {}

    /**
     * The id of the topic: another one is another topic, even under the same name.
     *
     * @throws KafkaException if the brokers can't be reached or refuse
     */
    static String ensure(BusSettings bus) throws InterruptedException {
        try (Admin admin = admin(bus)) {
            // Readers begin at the first event, so none may go by age.
            make(admin, Topics.EVENTS, Map.of("retention.ms", "-1"));
            return id(admin);
        } catch (ExecutionException e) {
            throw new KafkaException("can't make sure of topic " + Topics.EVENTS + ": " + e.getMessage(), e.getCause());
        }
    }

    /** A broker that was told of a topic a moment ago may not know it yet. */
    private static String id(Admin admin) throws InterruptedException, ExecutionException {
        for (int tried = 1; ; tried++) {
            try {
                return admin.describeTopics(List.of(Topics.EVENTS)).allTopicNames().get().values().stream()
                        .map(topic -> topic.topicId().toString())
                        .findFirst()
                        .orElseThrow();
            } catch (ExecutionException e) {
                if (tried == MOST_TRIES || !(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    /**
     * Sees to the topic of telemetry.
     *
     * @throws KafkaException if the brokers can't be reached or refuse
     */
    static void ensureTelemetry(BusSettings bus) throws InterruptedException {
        try (Admin admin = admin(bus)) {
            make(admin, Topics.TELEMETRY, Topics.TELEMETRY_SETTINGS);
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "can't make sure of topic " + Topics.TELEMETRY + ": " + e.getMessage(), e.getCause());
        }
    }

    private static Admin admin(BusSettings bus) {
        return Admin.create(bus.with(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000)));
    }

    private static void make(Admin admin, String topic, Map<String, String> settings)
            throws InterruptedException, ExecutionException {
        if (!admin.listTopics().names().get().contains(topic)) {
            create(admin, topic, settings);
        }
    }

    private static void create(Admin admin, String topic, Map<String, String> settings)
            throws InterruptedException, ExecutionException {
        int brokers = admin.describeCluster().nodes().get().size();
        short replicas = (short) Math.min(MOST_REPLICAS, brokers);
        try {
            NewTopic made = new NewTopic(topic, Optional.of(PARTITIONS), Optional.of(replicas)).configs(settings);
            admin.createTopics(List.of(made)).all().get();
        } catch (ExecutionException e) {
            // Someone was faster.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
