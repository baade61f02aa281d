package io.culvert.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * A database whose maps hold BSON. Its parent opens each map by name with the store's own types; a map that is open
 * already is taken as it is, so each is opened here before.
 */
final class BsonDatabase extends H2Database {
    private final MVStore store;

    BsonDatabase(String name, MVStore store, CursorRegistry cursors) {
        // The parent's constructor opens collections, which needs the store.
        this.store = store;
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
        MVMap.Builder<Object, Object> values =
                new MVMap.Builder<>().keyType(StoredValue.TYPE).valueType(StoredValue.TYPE);
        store.openMap("databases." + getFullCollectionNamespace(collection), values);
        store.openMap("meta." + getFullCollectionNamespace(collection), values);
        return super.openOrCreateCollection(collection, options);
    }
}
