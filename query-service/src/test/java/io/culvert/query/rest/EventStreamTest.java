package io.culvert.query.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.StructuredEvents;
import io.culvert.query.Story;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.port.Tail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final ProjectId EAST = new ProjectId("east");

    private static final RecordedEvent EVENT = event(Story.EAST.id("event"), 7);

    private final Script tail = new Script();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void anEventIsItsVersionAndItsCloudEvent() {
        tail.batches.add(List.of(EVENT));
        tail.batches.add(List.of());
        tail.batches.add(List.of()); // over by then, and the connection may be another client's

        new EventStream(EAST, tail, new EventFrames(), Duration.ofSeconds(15)).write(out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("retry: 1000\n\nid: 7\ndata: " + StructuredEvents.write(EVENT.published(EAST))
                        + "\n\n: at version 7\n\n");
    }

    @Test
    void anEventIsRenderedOnceForAllWhoFollowIt() {
        EventFrames frames = new EventFrames();

        assertThat(frames.of(EAST, EVENT)).isSameAs(frames.of(EAST, EVENT));
    }

    @Test
    void eventsThatWouldBeKeptInTheSamePlaceStayApart() {
        EventFrames frames = new EventFrames();
        for (int each = 0; each < 5_000; each++) {
            RecordedEvent event = event(UUID.nameUUIDFromBytes(new byte[] {(byte) each, (byte) (each >> 8)}), each);
            assertThat(frames.of(EAST, event))
                    .startsWith("id: " + each + "\ndata: {")
                    .contains(event.eventId().toString());
        }
    }

    @Test
    void endsWhenItsReaderIsGone() {
        tail.batches.add(List.of(EVENT));
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("broken pipe");
            }
        };

        new EventStream(EAST, tail, new EventFrames(), Duration.ZERO).write(broken);

        assertThat(tail.closed).isTrue();
    }

    private static RecordedEvent event(UUID id, long version) {
        return new RecordedEvent(
                id,
                version,
                42,
                Instant.EPOCH,
                "io.culvert.router.unbound.v1",
                "router/1",
                "someone",
                "req-1",
                "req-1",
                Optional.empty(),
                "{\"name\":\"a b\"}",
                "{}");
    }

    /** Gives what it was told to, and is over then. */
    private static final class Script implements Tail {
        private final Deque<List<RecordedEvent>> batches = new ArrayDeque<>();
        private boolean closed;

        @Override
        public List<RecordedEvent> next(Duration atMost) {
            return batches.removeFirst();
        }

        @Override
        public long version() {
            return 7;
        }

        @Override
        public boolean isOver() {
            return batches.isEmpty();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
