package io.culvert.query.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.events.value.ProjectId;
import io.culvert.query.port.ViewStore;
import io.culvert.query.view.Delta;
import io.culvert.query.view.ProjectImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class WriteBehindTest {
    private static final ProjectId NORTH = new ProjectId("north");
    private static final ProjectId SOUTH = new ProjectId("south");
    private static final ViewStore.Place PLACE = new ViewStore.Place("topic", Map.of(0, 7L));
    private static final ViewStore.Place LATER = new ViewStore.Place("topic", Map.of(0, 8L));

    private final Store store = new Store();
    private boolean mayWrite = true;
    private final WriteBehind views = new WriteBehind(store, ViewStore.Place.BEGINNING, () -> mayWrite);
    private final Delta folded = Delta.NONE.skipping(NORTH, ProjectImage.EMPTY.skipping());
    private final Delta more =
            Delta.NONE.skipping(NORTH, ProjectImage.EMPTY.skipping().skipping());

    @Test
    void keepsWhatTheStoreDidNotTake() {
        views.takeUp();
        views.keep(folded, PLACE);
        store.away = true;
        assertThatThrownBy(views::write).hasMessage("away");
        assertThat(views.unwritten()).isEqualTo(folded);
        store.away = false;
        views.write();
        assertThat(store.written).containsExactly(folded);
    }

    @Test
    void writesEverythingOnce() {
        views.takeUp();
        views.keep(folded, PLACE);
        views.write();
        views.write();
        assertThat(store.written).containsExactly(folded);
        assertThat(views.unwritten()).isEqualTo(Delta.NONE);
    }

    @Test
    void writesNothingWhileAnotherInstanceDoes() {
        views.keep(folded, PLACE);
        views.write();
        assertThat(store.written).isEmpty();
        assertThat(store.places).isEmpty();
        assertThat(views.unwritten()).isEqualTo(folded);
        views.takeUp();
        mayWrite = false;
        views.write();
        assertThat(store.written).isEmpty();
        mayWrite = true;
        views.write();
        assertThat(store.written).containsExactly(folded);
        assertThat(store.places).containsExactly(PLACE);
    }

    @Test
    void whatAnotherInstanceHasWrittenIsNotWrittenAgain() {
        views.keep(folded, PLACE);
        store.versions = Map.of(NORTH, 1L);
        views.trim();
        assertThat(views.unwritten().isEmpty()).isTrue();
        views.keep(folded, PLACE);
        views.takeUp();
        views.write();
        assertThat(store.written).isEmpty();
        views.keep(folded.skipping(NORTH, ProjectImage.EMPTY.skipping().skipping()), PLACE);
        views.write();
        views.keep(folded, PLACE);
        views.write();
        assertThat(store.written)
                .map(each -> each.images().values().stream()
                        .map(ProjectImage::version)
                        .toList())
                .containsExactly(List.of(2L));
    }

    /** So that what is kept goes into the one that serves now. */
    @Test
    void goesOnOverAnotherGeneration() {
        views.takeUp();
        views.keep(folded, PLACE);
        Store other = new Store();
        WriteBehind next = views.over(other);
        assertThat(next.folded()).isEqualTo(PLACE);
        next.write();
        assertThat(other.written).isEmpty();
        next.takeUp();
        next.write();
        assertThat(other.written).containsExactly(folded);
    }

    @Test
    void nobodyWaitsForWhatIsBeingWritten() {
        beginToWrite();
        assertThat(views.since()).isEqualTo(Delta.NONE);
        assertThat(views.unwritten()).isEqualTo(folded);
        views.keep(more, LATER);
        views.begin();
        assertThat(version(views.unwritten())).isEqualTo(2);
        store.mayGoOn.countDown();
        views.write();
        assertThat(store.written).containsExactly(folded, more);
        assertThat(store.places).containsExactly(PLACE, LATER);
        assertThat(views.isWritten()).isTrue();
    }

    @Test
    void whatWasBeingWrittenIsKeptIfTheStoreDidNotTakeIt() {
        store.away = true;
        beginToWrite();
        views.keep(Delta.NONE.skipping(SOUTH, ProjectImage.EMPTY.skipping()), LATER);
        store.mayGoOn.countDown();
        assertThatThrownBy(() -> {
                    while (true) {
                        views.look();
                        Thread.onSpinWait();
                    }
                })
                .hasMessage("away");
        assertThat(store.places).isEmpty();
        store.away = false;
        views.write();
        assertThat(store.written).map(each -> each.images().keySet()).containsExactly(Set.of(NORTH, SOUTH));
        assertThat(store.places).containsExactly(LATER);
    }

    @Test
    void givesUpOnlyWhatIsNotBeingWrittenAnyMore() {
        beginToWrite();
        Thread.ofVirtual().start(() -> {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            store.mayGoOn.countDown();
        });
        views.giveUp();
        assertThat(store.places).containsExactly(PLACE);
    }

    /** And does not come to an end before the store may go on. */
    private void beginToWrite() {
        store.mayGoOn = new CountDownLatch(1);
        views.takeUp();
        views.keep(folded, PLACE);
        views.begin();
    }

    private static long version(Delta delta) {
        return Objects.requireNonNull(delta.images().get(NORTH)).version();
    }

    private static final class Store implements ViewStore {
        private final List<Delta> written = new ArrayList<>();
        private final List<Place> places = new ArrayList<>();
        private Map<ProjectId, Long> versions = Map.of();
        private volatile boolean away;
        private CountDownLatch mayGoOn = new CountDownLatch(0);

        @Override
        public Map<ProjectId, ProjectImage> load() {
            return Map.of();
        }

        @Override
        public Map<ProjectId, Long> versions() {
            return versions;
        }

        @Override
        public Map<ProjectId, Long> versions(Set<ProjectId> projects) {
            return versions;
        }

        @Override
        public void write(Delta delta) {
            try {
                mayGoOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (away) {
                throw new IllegalStateException("away");
            }
            written.add(delta);
        }

        @Override
        public Place place() {
            return Place.BEGINNING;
        }

        @Override
        public void savePlace(Place place) {
            places.add(place);
        }
    }
}
