package io.culvert.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.MVMap;

/**
 * A collection that does not count its octets. Left to itself it would encode each document that it writes once more, and
 * the one in whose place it comes, to know their sizes, and write the sum into a map of its own with every commit; nothing
 * but {@code collStats} and {@code dbStats} tells it, and Culvert asks neither.
 */
final class UnweighedCollection extends H2Collection {
    UnweighedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> figures,
            CursorRegistry cursors) {
        super(database, name, options, documents, figures, cursors);
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }
}
