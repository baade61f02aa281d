package io.culvert.command.secrets;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.bson.Document;

/**
 * Puts documents where there may be some already. What many threads bring while one write is under way goes into the next
 * one, so that each costs a part of a write; whoever comes alone is written at once.
 */
final class GroupInsertion {
    /** So many need not wait for long, and a private key is some thousand octets. */
    private static final int GROUP = 64;

    /** One that is there already is no reason to leave the others. */
    private static final InsertManyOptions EACH = new InsertManyOptions().ordered(false);

    private final MongoCollection<Document> collection;
    private final Queue<Pending> queue = new ArrayDeque<>();
    private boolean writing;

    GroupInsertion(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** @param inserted false if there was one of that {@code _id} */
    private record Pending(Document document, CompletableFuture<Boolean> inserted) {}

    /**
     * Returns when it is durable; false if there was one of that {@code _id}, which stays as it is.
     *
     * @throws MongoException if it is not known to be there
     */
    boolean of(Document document) {
        Pending mine = new Pending(document, new CompletableFuture<>());
        begin(mine);
        try {
            return mine.inserted().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof MongoException reason ? reason : e;
        }
    }

    private synchronized void begin(Pending mine) {
        queue.add(mine);
        if (!writing) {
            writing = true;
            Thread.ofVirtual().name("culvert-vault-insertions").start(this::work);
        }
    }

    private void work() {
        for (List<Pending> group = next(); !group.isEmpty(); group = next()) {
            try {
                write(group);
            } catch (RuntimeException e) {
                fail(group, e);
                // They have waited for a store that is away, and would wait as long once more.
                fail(waiting(), e);
            }
        }
    }

    /** What is to be written now; if that is nothing, whoever comes next begins anew. */
    private synchronized List<Pending> next() {
        List<Pending> group = new ArrayList<>();
        while (!queue.isEmpty() && group.size() < GROUP) {
            group.add(queue.remove());
        }
        writing = !group.isEmpty();
        return group;
    }

    private synchronized List<Pending> waiting() {
        List<Pending> all = List.copyOf(queue);
        queue.clear();
        return all;
    }

    private void write(List<Pending> group) {
        try {
            collection.insertMany(group.stream().map(Pending::document).toList(), EACH);
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null) {
                throw e;
            }
            e.getWriteErrors().forEach(error -> refuse(group.get(error.getIndex()), error, e));
        }
        // Those that were refused know it already.
        group.forEach(each -> each.inserted().complete(true));
    }

    private static void refuse(Pending one, BulkWriteError error, MongoException reason) {
        if (error.getCategory() == ErrorCategory.DUPLICATE_KEY) {
            one.inserted().complete(false);
        } else {
            one.inserted().completeExceptionally(reason);
        }
    }

    private static void fail(List<Pending> group, RuntimeException reason) {
        group.forEach(each -> each.inserted().completeExceptionally(reason));
    }
}
