package io.culvert.query.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.value.ProjectId;
import io.culvert.query.port.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WholeHistoryTest {
    private static final ProjectId EAST = new ProjectId("east");

    @Test
    void hasWhatIsStoredAndWhatIsOnItsWayOnceAndInOrder() {
        assertThat(history(events(1, 3), events(3, 5)).events(EAST, List.of(5L, 4L, 3L, 2L)))
                .extracting(RecordedEvent::version)
                .containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void missesNothingThatGetsIntoTheStoreMeanwhile() {
        boolean[] written = {false};
        WholeHistory history =
                new WholeHistory((project, versions) -> written[0] ? events(1, 1) : List.of(), (project, wanted) -> {
                    written[0] = true;
                    return List.of();
                });
        assertThat(history.events(EAST, List.of(1L))).hasSize(1);
    }

    private static WholeHistory history(List<RecordedEvent> stored, List<RecordedEvent> unwritten) {
        return new WholeHistory(
                (project, versions) -> stored.stream()
                        .filter(event -> versions.contains(event.version()))
                        .toList(),
                (project, versions) -> unwritten.stream()
                        .filter(event -> versions.contains(event.version()))
                        .toList());
    }

    private static List<RecordedEvent> events(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(version -> new RecordedEvent(
                        new UUID(0, version),
                        version,
                        version,
                        Instant.EPOCH,
                        "type",
                        "subject",
                        "actor",
                        "",
                        "",
                        Optional.empty(),
                        "{}",
                        "{}"))
                .toList();
    }
}
