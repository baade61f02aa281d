package io.culvert.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * A database whose maps hold BSON. Its parent opens an index's map by name with the store's own types; a map that is open
 * already is taken as it is, so each is opened here before.
 */
final class BsonDatabase extends H2Database {
    private final MVStore store;
    private final CursorRegistry cursors;

    BsonDatabase(String name, MVStore store, CursorRegistry cursors) {
        // The parent's constructor opens collections, which needs both.
        this.store = store;
        this.cursors = cursors;
        super(name, store, cursors);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        store.openMap(
                getFullCollectionNamespace(collection) + "._index_" + index,
                new MVMap.Builder<KeyValue, Object>().keyType(StoredKey.TYPE).valueType(StoredValue.TYPE));
        return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        String name = getFullCollectionNamespace(collection);
        MVMap<Object, Document> documents = store.openMap(
                "databases." + name,
                new MVMap.Builder<Object, Document>().keyType(StoredValue.TYPE).valueType(StoredValue.TYPE));
        MVMap<String, Object> figures = store.openMap(
                "meta." + name,
                new MVMap.Builder<String, Object>().keyType(StoredValue.TYPE).valueType(StoredValue.TYPE));
        return new UnweighedCollection(this, collection, options, documents, figures, cursors);
    }
}
