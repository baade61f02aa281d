package io.culvert.query.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.Checkpoints;
import io.culvert.query.port.ViewGenerations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;

/** The checkpoints of the generation that serves, by computed keys. */
public final class MongoCheckpoints implements Checkpoints {
    private final QueryDatabase database;
    private final ViewGenerations generations;

    public MongoCheckpoints(QueryDatabase database, ViewGenerations generations) {
        this.database = database;
        this.generations = generations;
    }

    @Override
    public Optional<ProjectState> find(ProjectId project, long version) {
        MongoCollection<Document> checkpoints = database.collection("checkpoints-" + generations.number());
        Document first = checkpoints
                .find(eq("_id", CheckpointDocuments.id(project, version, 0)))
                .first();
        if (first == null) {
            return Optional.empty();
        }
        List<Document> parts = new ArrayList<>(List.of(first));
        int all = first.getInteger(CheckpointDocuments.PARTS);
        if (all > 1) {
            List<String> others = IntStream.range(1, all)
                    .mapToObj(part -> CheckpointDocuments.id(project, version, part))
                    .toList();
            checkpoints.find(in("_id", others)).into(parts);
            parts.sort(Comparator.comparing(part -> part.getInteger("part")));
        }
        // One that was cut short while it was written will be written again; an earlier one does meanwhile.
        return parts.size() == all ? Optional.of(CheckpointDocuments.read(parts)) : Optional.empty();
    }
}
