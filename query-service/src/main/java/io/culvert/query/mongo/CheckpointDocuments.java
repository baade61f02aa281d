package io.culvert.query.mongo;

import io.culvert.events.state.ProjectState;
import io.culvert.events.state.StateSnapshot;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.Json;
import io.culvert.query.view.Checkpoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.bson.Document;
import org.bson.types.Binary;

/** A checkpoint as documents: its snapshot as compressed JSON, in as many parts as it takes. */
final class CheckpointDocuments {
    static final String PARTS = "parts";
    /** MongoDB refuses documents above 16 MiB. */
    private static final int OCTETS_PER_PART = 4 << 20;

    private static final String DATA = "data";

    private CheckpointDocuments() {}

    static String id(ProjectId project, long version, int part) {
        return project + "/" + version + "/" + part;
    }

    static List<Document> of(Checkpoint checkpoint) {
        return of(checkpoint, OCTETS_PER_PART);
    }

    static List<Document> of(Checkpoint checkpoint, int octetsPerPart) {
        byte[] data = compressed(checkpoint.state());
        int parts = Math.ceilDiv(data.length, octetsPerPart);
        List<Document> documents = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = part * octetsPerPart;
            long version = checkpoint.state().version();
            documents.add(new Document("_id", id(checkpoint.project(), version, part))
                    .append("project", checkpoint.project().value())
                    .append("version", version)
                    .append("part", part)
                    .append(PARTS, parts)
                    .append(DATA, Arrays.copyOfRange(data, from, Math.min(data.length, from + octetsPerPart))));
        }
        return documents;
    }

    private static byte[] compressed(ProjectState state) {
        var octets = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            Json.write(new DeflaterOutputStream(octets, deflater), StateSnapshot.of(state));
        } finally {
            deflater.end();
        }
        return octets.toByteArray();
    }

    /** @param parts all of them, in order */
    static ProjectState read(List<Document> parts) {
        var octets = new ByteArrayOutputStream();
        for (Document part : parts) {
            octets.writeBytes(part.get(DATA, Binary.class).getData());
        }
        return Json.read(new InflaterInputStream(new ByteArrayInputStream(octets.toByteArray())), StateSnapshot.class)
                .restore();
    }
}
