package io.culvert.query.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.events.value.ProjectId;
import io.culvert.query.port.ViewStore;
import io.culvert.query.view.Delta;
import io.culvert.query.view.ProjectImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WriteBehindTest {
    private final Store store = new Store();
    private final WriteBehind views = new WriteBehind(store);
    private final Delta folded = Delta.NONE.skipping(new ProjectId("north"), ProjectImage.EMPTY);

    @Test
    void keepsWhatTheStoreDidNotTake() {
        views.keep(folded);
        store.away = true;
        assertThatThrownBy(views::write).hasMessage("away");
        assertThat(views.unwritten()).isEqualTo(folded);
        store.away = false;
        views.write();
        assertThat(store.written).containsExactly(folded);
    }

    @Test
    void writesEverythingOnce() {
        views.keep(folded);
        views.write();
        views.write();
        assertThat(store.written).containsExactly(folded);
        assertThat(views.unwritten()).isEqualTo(Delta.NONE);
    }

    private static final class Store implements ViewStore {
        private final List<Delta> written = new ArrayList<>();
        private boolean away;

        @Override
        public Map<ProjectId, ProjectImage> load() {
            return Map.of();
        }

        @Override
        public void write(Delta delta) {
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
        public void savePlace(Place place) {}
    }
}
