package io.culvert.agent.kafka;

import io.culvert.events.connect.BusSettings;
import io.culvert.events.wire.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of an agent; made if nobody has made them yet, as every service does. */
final class AgentTopics {
    private static final int PARTITIONS = 8;

    private AgentTopics() {}

    /**
     * The id of the topic of events: another one is another log, even under the same name.
     *
     * @throws ExecutionException if the cluster cannot be reached or refuses; worth trying again
     */
    static String ensure(BusSettings bus) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(bus.with(Map.of()))) {
            Set<String> there = admin.listTopics().names().get();
            short replicas = replicas(admin);
            for (String name : List.of(Topics.EVENTS, Topics.REPORTS)) {
                if (!there.contains(name)) {
                    // Readers begin at the first event, so none may go by age.
                    create(
                            admin,
                            new NewTopic(name, Optional.of(PARTITIONS), Optional.of(replicas))
                                    .configs(Map.of("retention.ms", "-1")));
                }
            }
            return admin.describeTopics(List.of(Topics.EVENTS)).allTopicNames().get().values().stream()
                    .map(topic -> topic.topicId().toString())
                    .collect(Collectors.joining());
        }
    }

    /**
     * Makes the topic of telemetry, if it is not there.
     *
     * @throws ExecutionException if the cluster cannot be reached or refuses; worth trying again
     */
    static void ensureTelemetry(BusSettings bus) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(bus.with(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000)))) {
            if (!admin.listTopics().names().get().contains(Topics.TELEMETRY)) {
                create(
                        admin,
                        new NewTopic(Topics.TELEMETRY, Optional.of(PARTITIONS), Optional.of(replicas(admin)))
                                .configs(Topics.TELEMETRY_SETTINGS));
            }
        }
    }

    private static short replicas(Admin admin) throws ExecutionException, InterruptedException {
        return (short) Math.min(3, admin.describeCluster().nodes().get().size());
    }

    private static void create(Admin admin, NewTopic topic) throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            // Someone was faster.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
