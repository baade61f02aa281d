package io.culvert.command.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import io.culvert.command.port.EventLog;
import io.culvert.events.value.ProjectId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The collection of commits. It is asked by exact keys alone, many at a time: the embedded server has an index for
 * these and scans for everything else. That works because the place of the next commit follows from the last.
 */
final class Commits {
    private static final int WINDOW = EventLog.MAX_EVENTS_PER_COMMIT;
    private static final String POSITION = "position";
    private final MongoCollection<Document> collection;

    Commits(MongoDatabase database) {
        this.collection = database.getCollection("commits");
    }

    void prepare() {
        collection.createIndex(Indexes.ascending(POSITION), new IndexOptions().unique(true));
    }

    /** Inserts in order and stops at the first that fails. */
    void insert(List<Commit> commits) {
        collection.insertMany(
                commits.stream().map(CommitDocument::write).toList(), new InsertManyOptions().ordered(true));
    }

    Optional<Commit> at(ProjectId project, long firstVersion) {
        return Optional.ofNullable(collection
                        .find(Filters.eq("_id", CommitDocument.id(project, firstVersion)))
                        .first())
                .map(CommitDocument::read);
    }

    /** The commit that holds that version of the project. */
    Optional<Commit> holding(ProjectId project, long version) {
        return at(project, version)
                .or(() -> covering(
                                version,
                                Commit::firstVersion,
                                Commit::nextVersion,
                                versions(project, Math.max(1, version - WINDOW)))
                        .stream()
                        .findFirst());
    }

    /** The commits from that position on, each right after the one before it; the first may begin earlier. */
    List<Commit> fromPosition(long position) {
        List<Commit> chain = chain(position, Commit::position, Commit::nextPosition, positions(position));
        return chain.isEmpty()
                ? covering(position, Commit::position, Commit::nextPosition, positions(Math.max(1, position - WINDOW)))
                : chain;
    }

    /** All commits of the project from that version on; the first may begin earlier. */
    List<Commit> toEnd(ProjectId project, long version) {
        List<Commit> all = new ArrayList<>(chain(project, version));
        if (all.isEmpty() && version > 1) {
            all.addAll(covering(
                    version,
                    Commit::firstVersion,
                    Commit::nextVersion,
                    versions(project, Math.max(1, version - WINDOW))));
        }
        long from = version;
        // Where the next commit would have been in the window that was read, there is none.
        while (!all.isEmpty() && all.getLast().nextVersion() >= from + WINDOW) {
            from = all.getLast().nextVersion();
            all.addAll(chain(project, from));
        }
        return all;
    }

    private List<Commit> chain(ProjectId project, long version) {
        return chain(version, Commit::firstVersion, Commit::nextVersion, versions(project, version));
    }

    /** The commits from exactly that position on; empty if none begins there. */
    List<Commit> chainAt(long position) {
        return chain(position, Commit::position, Commit::nextPosition, positions(position));
    }

    /** True if a commit begins at that position or in the window after it. */
    boolean anyFrom(long position) {
        return collection.find(positions(position)).limit(1).first() != null;
    }

    private static Bson positions(long from) {
        return Filters.in(
                POSITION, LongStream.range(from, from + WINDOW).boxed().toList());
    }

    private static Bson versions(ProjectId project, long from) {
        return Filters.in(
                "_id",
                LongStream.range(from, from + WINDOW)
                        .mapToObj(version -> CommitDocument.id(project, version))
                        .toList());
    }

    /** Cut at the first break: a commit seen past one was written while the query ran, and so was what is missing. */
    private List<Commit> chain(long from, ToLongFunction<Commit> begin, ToLongFunction<Commit> next, Bson window) {
        List<Document> found = collection.find(window).into(new ArrayList<>());
        found.sort(Comparator.comparingLong(document -> document.getLong(POSITION)));
        List<Commit> chain = new ArrayList<>();
        long expected = from;
        for (Document document : found) {
            Commit commit = CommitDocument.read(document);
            if (begin.applyAsLong(commit) != expected) {
                break;
            }
            chain.add(commit);
            expected = next.applyAsLong(commit);
        }
        return chain;
    }

    /** The one commit that began before but goes on to that place: followers may stop amid a commit. */
    private List<Commit> covering(long place, ToLongFunction<Commit> begin, ToLongFunction<Commit> next, Bson before) {
        return collection.find(before).into(new ArrayList<>()).stream()
                .map(CommitDocument::read)
                .filter(commit -> begin.applyAsLong(commit) <= place && next.applyAsLong(commit) > place)
                .toList();
    }
}
