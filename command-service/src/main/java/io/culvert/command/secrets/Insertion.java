package io.culvert.command.secrets;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import org.bson.Document;

/** Puts a document where there may be one already. */
final class Insertion {
    private Insertion() {}

    /** False if there was one of that {@code _id}: it stays as it is. */
    static boolean of(Document document, MongoCollection<Document> collection) {
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }
}
