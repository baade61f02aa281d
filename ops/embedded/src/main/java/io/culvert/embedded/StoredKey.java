package io.culvert.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** The key of an index: its values one after the other. An absent value and a null are one key to an index. */
final class StoredKey extends BasicDataType<KeyValue> {
    static final StoredKey TYPE = new StoredKey();

    private static final int OBJECT_OVERHEAD = 40;

    private StoredKey() {}

    @Override
    public int getMemory(KeyValue key) {
        int memory = OBJECT_OVERHEAD;
        for (Object value : key) {
            memory += StoredValue.TYPE.getMemory(present(value));
        }
        return memory;
    }

    @Override
    public void write(WriteBuffer out, KeyValue key) {
        out.putVarInt(key.size());
        for (Object value : key) {
            StoredValue.TYPE.write(out, present(value));
        }
    }

    @Override
    public KeyValue read(ByteBuffer in) {
        int size = DataUtils.readVarInt(in);
        List<@Nullable Object> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Object value = StoredValue.TYPE.read(in);
            values.add(value instanceof Missing ? null : value);
        }
        return new KeyValue(values);
    }

    @Override
    public int compare(KeyValue a, KeyValue b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int difference = StoredValue.TYPE.compare(present(a.get(i)), present(b.get(i)));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }

    private static Object present(@Nullable Object value) {
        return Missing.ofNullable(value);
    }
}
