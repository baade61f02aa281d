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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Snapshots on MongoDB, one for each project, compressed; a large one lies in parts, which are written before it counts. */
public final class MongoSnapshots implements Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(MongoSnapshots.class);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    /** Octets; a document may have 16 MiB. */
    private static final int LARGEST_PART = 8 << 20;

    private final MongoCollection<Document> snapshots;
    private final MongoCollection<Document> parts;
    private final int largestPart;

    public MongoSnapshots(CommandDatabase database) {
        this(database, LARGEST_PART);
    }

    MongoSnapshots(CommandDatabase database, int largestPart) {
        this.snapshots = database.handle().getCollection("snapshots");
        this.parts = database.handle().getCollection("snapshot-parts");
        this.largestPart = largestPart;
    }

    @Override
    public Optional<ProjectState> find(ProjectId project) {
        try {
            Document document = snapshots.find(of(project)).first();
            return document == null ? Optional.empty() : Optional.of(unpack(whole(document)));
        } catch (MongoException | UnreadableException | UncheckedIOException | NoSuchElementException e) {
            LOG.warn("snapshot of project {} not used, its events are folded instead: {}", project, e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void save(ProjectId project, ProjectState state) {
        try {
            List<String> former = partIds(snapshots.find(of(project)).first());
            List<String> written = writeParts(project, state.version(), pack(state));
            snapshots.replaceOne(
                    of(project),
                    new Document("_id", project.value())
                            .append("version", state.version())
                            .append("parts", written),
                    UPSERT);
            former.removeAll(written);
            parts.deleteMany(Filters.in("_id", former));
        } catch (MongoException e) {
            LOG.warn("snapshot of project {} not saved: {}", project, e.getMessage());
        }
    }

    private List<String> writeParts(ProjectId project, long version, byte[] packed) {
        List<String> written = new ArrayList<>();
        for (int from = 0; from < packed.length; from += largestPart) {
            String id = project.value() + "/" + version + "/" + written.size();
            byte[] part = Arrays.copyOfRange(packed, from, Math.min(from + largestPart, packed.length));
            parts.replaceOne(Filters.eq("_id", id), new Document("_id", id).append("octets", new Binary(part)), UPSERT);
            written.add(id);
        }
        return written;
    }

    /** @throws NoSuchElementException if a part is missing, since a newer snapshot has just taken this one's place */
    private byte[] whole(Document document) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String id : partIds(document)) {
            Document part = parts.find(Filters.eq("_id", id)).first();
            if (part == null) {
                throw new NoSuchElementException("part " + id + " is missing");
            }
            all.writeBytes(part.get("octets", Binary.class).getData());
        }
        return all.toByteArray();
    }

    private static List<String> partIds(@Nullable Document document) {
        return document == null
                ? new ArrayList<>()
                : new ArrayList<>(document.getList("parts", String.class, List.of()));
    }

    private static Bson of(ProjectId project) {
        return Filters.eq("_id", project.value());
    }

    private static byte[] pack(ProjectState state) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try {
            Json.write(new GZIPOutputStream(packed), StateSnapshot.of(state));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static ProjectState unpack(byte[] packed) {
        try {
            return Json.read(new GZIPInputStream(new ByteArrayInputStream(packed)), StateSnapshot.class)
                    .restore();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
