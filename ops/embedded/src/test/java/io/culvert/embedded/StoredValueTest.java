package io.culvert.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.DataType;
import org.junit.jupiter.api.Test;

class StoredValueTest {
    private static final List<Object> VALUES = List.of(
            "",
            "east/1",
            "east/2",
            "\u0000\uD83D\uDE80",
            0.0,
            -1.5,
            Double.NaN,
            1,
            1L,
            Long.MAX_VALUE,
            true,
            false,
            Instant.parse("2026-11-24T12:00:00.123Z"),
            UUID.fromString("22222222-0000-4000-8000-000000000001"),
            new ObjectId(),
            new BinData(new byte[] {1, 2, 3}),
            List.of("a", 1, List.of()),
            new Document("a", new Document("b", List.of(1L, "x"))).append("c", 2.5),
            Missing.getInstance());

    @Test
    void comesBackAsItWas() {
        for (Object value : VALUES) {
            assertThat(throughTheStore(StoredValue.TYPE, value)).isEqualTo(value);
        }
    }

    @Test
    void comesBackFromAmidOthers() {
        WriteBuffer out = new WriteBuffer();
        VALUES.forEach(value -> StoredValue.TYPE.write(out, value));
        ByteBuffer in = written(out);

        assertThat(VALUES.stream().map(value -> StoredValue.TYPE.read(in))).isEqualTo(VALUES);
    }

    @Test
    void hasOneOrder() {
        List<Object> sorted = new ArrayList<>(VALUES);
        sorted.sort(StoredValue.TYPE);
        for (int seed = 0; seed < 20; seed++) {
            List<Object> shuffled = new ArrayList<>(VALUES);
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.sort(StoredValue.TYPE);
            assertThat(shuffled).as("seed %d", seed).isEqualTo(sorted);
        }
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(StoredValue.TYPE.compare(sorted.get(i - 1), sorted.get(i)))
                    .isNegative();
        }
    }

    @Test
    void keysOfSeveralValuesComeBackAndAreOrderedByTheirFirstDifference() {
        KeyValue key = new KeyValue("east", null, 2.0);

        assertThat(throughTheStore(StoredKey.TYPE, key)).isEqualTo(key);
        assertThat(Stream.of(key("east", 3.0), key("east"), key("east", 2.0), key("a", 9.0))
                        .sorted(StoredKey.TYPE))
                .containsExactly(key("a", 9.0), key("east"), key("east", 2.0), key("east", 3.0));
    }

    private static KeyValue key(Object... values) {
        return new KeyValue(Arrays.asList(values));
    }

    private static <T> T throughTheStore(DataType<T> type, T value) {
        WriteBuffer out = new WriteBuffer();
        type.write(out, value);
        ByteBuffer in = written(out);
        T back = type.read(in);
        assertThat(in.hasRemaining()).isFalse();
        return back;
    }

    private static ByteBuffer written(WriteBuffer out) {
        ByteBuffer in = out.getBuffer();
        in.flip();
        return in;
    }
}
