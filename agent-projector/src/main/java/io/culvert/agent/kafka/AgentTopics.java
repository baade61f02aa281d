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
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The two topics of an agent; made if nobody has made them yet, as every service does. */
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
            short replicas =
                    (short) Math.min(3, admin.describeCluster().nodes().get().size());
            for (String name : List.of(Topics.EVENTS, Topics.REPORTS)) {
                if (!there.contains(name)) {
                    create(admin, new NewTopic(name, Optional.of(PARTITIONS), Optional.of(replicas)));
                }
            }
            return admin.describeTopics(List.of(Topics.EVENTS)).allTopicNames().get().values().stream()
                    .map(topic -> topic.topicId().toString())
                    .collect(Collectors.joining());
        }
    }

    private static void create(Admin admin, NewTopic topic) throws ExecutionException, InterruptedException {
        try {
            // Readers begin at the first event, so none may go by age.
            admin.createTopics(List.of(topic.configs(Map.of("retention.ms", "-1"))))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            // Someone was faster.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
