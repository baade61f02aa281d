package io.culvert.command.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
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
    private final MongoCollection<Document> collection;

    Commits(MongoDatabase database) {
        this.collection = database.getCollection("commits");
    }

    void prepare() {
        collection.createIndex(Indexes.ascending(CommitDocument.POSITION), new IndexOptions().unique(true));
    }

    /** Inserts in order and stops at the first that fails. */
    void insert(List<Commit> commits) {
        collection.insertMany(
                commits.stream().map(CommitDocument::write).toList(), new InsertManyOptions().ordered(true));
    }

    Optional<Commit> at(ProjectId project, long firstVersion) {
        return first(Filters.eq("_id", CommitDocument.id(project, firstVersion)));
    }

    /** The first commit that begins at that position or in the window after it. */
    Optional<Commit> firstFrom(long position) {
        return Optional.ofNullable(collection
                        .find(positions(position, WINDOW))
                        .sort(Sorts.ascending(CommitDocument.POSITION))
                        .limit(1)
                        .first())
                .map(CommitDocument::read);
    }

    /** True if a commit begins at exactly that position. */
    boolean hasOneAt(long position) {
        return collection.find(Filters.eq(CommitDocument.POSITION, position)).first() != null;
    }

    /** The commits from exactly that position on, as far as a window goes; empty if none begins there. */
    List<Commit> chainAt(long position) {
        return chain(position, Commit::position, Commit::nextPosition, positions(position, WINDOW));
    }

    /**
     * The commits from that position on, each right after the one before it; the first may begin earlier.
     *
     * @param end the last position that is known to be taken
     */
    List<Commit> fromPosition(long position, long end) {
        int window = (int) Math.min(WINDOW, end - position + 1);
        List<Commit> chain = chain(position, Commit::position, Commit::nextPosition, positions(position, window));
        return chain.isEmpty()
                ? covering(
                                position,
                                Commit::position,
                                Commit::nextPosition,
                                positions(firstThatReaches(position), WINDOW))
                        .stream()
                        .toList()
                : chain;
    }

    /** The commits of the project from that version on, with at least {@code atLeast} events if it has so many. */
    List<Commit> ofProject(ProjectId project, long version, int atLeast) {
        List<Commit> all = new ArrayList<>(chain(project, version));
        long from = version;
        if (all.isEmpty() && version > 1) {
            covering(project, version).ifPresent(all::add);
            from = all.isEmpty() ? version : all.getFirst().nextVersion();
            all.addAll(chain(project, from));
        }
        // Where the next commit would have been in the window that was read, there is none.
        while (!all.isEmpty()
                && all.getLast().nextVersion() >= from + WINDOW
                && all.getLast().nextVersion() - version < atLeast) {
            from = all.getLast().nextVersion();
            all.addAll(chain(project, from));
        }
        return all;
    }

    /** The commit that has that version of the project. */
    Optional<Commit> holding(ProjectId project, long version) {
        return at(project, version).or(() -> covering(project, version));
    }

    private Optional<Commit> covering(ProjectId project, long version) {
        return covering(
                version, Commit::firstVersion, Commit::nextVersion, versions(project, firstThatReaches(version)));
    }

    private List<Commit> chain(ProjectId project, long version) {
        return chain(version, Commit::firstVersion, Commit::nextVersion, versions(project, version));
    }

    private Optional<Commit> first(Bson exactly) {
        return Optional.ofNullable(collection.find(exactly).first()).map(CommitDocument::read);
    }

    private static Bson positions(long from, int window) {
        return Filters.in(
                CommitDocument.POSITION,
                LongStream.range(from, from + window).boxed().toList());
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
        found.sort(Comparator.comparingLong(document -> document.getLong(CommitDocument.POSITION)));
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

    /** Where the longest commit begins that still has that place. */
    private static long firstThatReaches(long place) {
        return Math.max(1, place - WINDOW + 1);
    }

    /** The one commit that has that place: readers may stop amid a commit. */
    private Optional<Commit> covering(
            long place, ToLongFunction<Commit> begin, ToLongFunction<Commit> next, Bson around) {
        return collection.find(around).into(new ArrayList<>()).stream()
                .map(CommitDocument::read)
                .filter(commit -> begin.applyAsLong(commit) <= place && next.applyAsLong(commit) > place)
                .findFirst();
    }
}
