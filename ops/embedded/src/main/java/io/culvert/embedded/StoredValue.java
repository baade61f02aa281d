package io.culvert.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Any value of a document, and whole documents, as BSON behind one octet that tells the type. Left to itself the store
 * would use Java's serialization, for each comparison of two keys as well.
 */
final class StoredValue extends BasicDataType<Object> {
    static final StoredValue TYPE = new StoredValue();

    /** No BSON type has this number. */
    private static final byte MISSING = 0x7E;

    private static final int OBJECT_OVERHEAD = 24;

    /** Each commit writes whole pages of values: a new buffer for each value was two thirds of all garbage. */
    private static final ThreadLocal<ByteBuf> SCRATCH = ThreadLocal.withInitial(() -> Unpooled.buffer(4_096));

    private StoredValue() {}

    @Override
    public int getMemory(Object value) {
        return switch (value) {
            case String text -> OBJECT_OVERHEAD + 2 * text.length();
            case Map<?, ?> fields -> {
                int memory = OBJECT_OVERHEAD;
                for (Map.Entry<?, ?> field : fields.entrySet()) {
                    memory += OBJECT_OVERHEAD + (field.getValue() == null ? 0 : getMemory(field.getValue()));
                }
                yield memory;
            }
            case Iterable<?> items -> {
                int memory = OBJECT_OVERHEAD;
                for (Object item : items) {
                    memory += item == null ? 0 : getMemory(item);
                }
                yield memory;
            }
            default -> OBJECT_OVERHEAD;
        };
    }

    @Override
    public void write(WriteBuffer out, Object value) {
        switch (value) {
            case String text -> writeString(out, text);
            case Double number ->
                out.put(BsonConstants.TYPE_DOUBLE).putLong(Long.reverseBytes(Double.doubleToRawLongBits(number)));
            default -> {
                ByteBuf scratch = SCRATCH.get().clear();
                encode(value, scratch);
                out.put(scratch.array(), scratch.arrayOffset(), scratch.readableBytes());
            }
        }
    }

    private static void writeString(WriteBuffer out, String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        out.put(BsonConstants.TYPE_UTF8_STRING)
                .putInt(Integer.reverseBytes(octets.length + 1))
                .put(octets)
                .put((byte) 0);
    }

    @Override
    public Object read(ByteBuffer in) {
        byte type = in.get();
        if (type == MISSING) {
            return Missing.getInstance();
        }
        ByteBuf rest = Unpooled.wrappedBuffer(in);
        Object value = BsonDecoder.decodeValue(type, rest);
        in.position(in.position() + rest.readerIndex());
        return value;
    }

    /** One order of all values, which need not be MongoDB's: queries sort what they find. */
    @Override
    public int compare(Object a, Object b) {
        if (a instanceof String left && b instanceof String right) {
            return left.compareTo(right);
        }
        if (a instanceof Double left && b instanceof Double right) {
            return left.compareTo(right);
        }
        int types = Byte.compare(typeOf(a), typeOf(b));
        return types != 0 ? types : Arrays.compareUnsigned(octets(a), octets(b));
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }

    private static byte typeOf(Object value) {
        return value instanceof Missing ? MISSING : BsonEncoder.determineType(value);
    }

    private static void encode(Object value, ByteBuf out) {
        byte type = typeOf(value);
        out.writeByte(type);
        if (type != MISSING) {
            BsonEncoder.encodeValue(type, value, out);
        }
    }

    private static byte[] octets(Object value) {
        ByteBuf encoded = Unpooled.buffer(64);
        encode(value, encoded);
        byte[] octets = new byte[encoded.readableBytes()];
        encoded.readBytes(octets);
        encoded.release();
        return octets;
    }
}
