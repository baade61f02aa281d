package io.culvert.command.store;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.culvert.command.port.Snapshots;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.StateSnapshot;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.Json;
import io.culvert.events.wire.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Snapshots on MongoDB, one for each project, compressed. */
public final class MongoSnapshots implements Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(MongoSnapshots.class);
    private final MongoCollection<Document> collection;

    public MongoSnapshots(CommandDatabase database) {
        this.collection = database.handle().getCollection("snapshots");
    }

    @Override
    public Optional<ProjectState> find(ProjectId project) {
        try {
            return Optional.ofNullable(
                            collection.find(Filters.eq("_id", project.value())).first())
                    .map(document -> unpack(document.get("state", Binary.class).getData()));
        } catch (MongoException | UnreadableException | UncheckedIOException e) {
            LOG.warn("snapshot of project {} not used, its events are folded instead: {}", project, e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void save(ProjectId project, ProjectState state) {
        Document document = new Document("_id", project.value())
                .append("version", state.version())
                .append("state", new Binary(pack(state)));
        try {
            collection.replaceOne(Filters.eq("_id", project.value()), document, new ReplaceOptions().upsert(true));
        } catch (MongoException e) {
            LOG.warn("snapshot of project {} not saved: {}", project, e.getMessage());
        }
    }

    private static byte[] pack(ProjectState state) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(Json.write(StateSnapshot.of(state)).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static ProjectState unpack(byte[] packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return Json.read(new String(gzip.readAllBytes(), StandardCharsets.UTF_8), StateSnapshot.class)
                    .restore();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
