package io.culvert.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.serialization.json.JacksonSerializer;
import org.jspecify.annotations.Nullable;

/** The event store that Axon ships for MongoDB, with its settings as they come. */
final class AxonMongoEngine implements OrderedEngine, AutoCloseable {
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final String uri = server.bindAndGetConnectionString();
    private final List<MongoClient> clients = new ArrayList<>();
    private final List<MongoEventStorageEngine> instances = List.of(engine(), engine());

    private MongoEventStorageEngine engine() {
        MongoClient client = MongoClients.create(uri);
        clients.add(client);
        return MongoEventStorageEngine.builder()
                .mongoTemplate(
                        DefaultMongoTemplate.builder().mongoDatabase(client).build())
                .eventSerializer(JacksonSerializer.defaultSerializer())
                .snapshotSerializer(JacksonSerializer.defaultSerializer())
                .build();
    }

    @Override
    public Runnable prepare(int writer, int instance, int firstSequence, int count) {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        for (int sequence = firstSequence; sequence < firstSequence + count; sequence++) {
            events.add(new GenericDomainEventMessage<>("Writer", "w" + writer, sequence, "event"));
        }
        return () -> instances.get(instance).appendEvents(events);
    }

    @Override
    public Reader tail() {
        return new Reader() {
            private @Nullable TrackingToken token;

            @Override
            public List<String> next() {
                List<String> names = new ArrayList<>();
                try (Stream<? extends TrackedEventMessage<?>> found =
                        instances.getFirst().readEvents(token, false)) {
                    found.forEach(message -> {
                        token = message.trackingToken();
                        names.add(name(message));
                    });
                }
                return names;
            }
        };
    }

    @Override
    public List<String> readFromStart() throws Exception {
        Reader reader = tail();
        List<String> all = new ArrayList<>();
        for (List<String> next = reader.next(); !next.isEmpty(); next = reader.next()) {
            all.addAll(next);
        }
        return all;
    }

    @Override
    public void close() {
        clients.forEach(MongoClient::close);
        server.shutdownNow();
    }

    private static String name(TrackedEventMessage<?> message) {
        DomainEventMessage<?> event = (DomainEventMessage<?>) message;
        return event.getAggregateIdentifier() + "/" + event.getSequenceNumber();
    }
}
