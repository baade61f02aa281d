package io.culvert.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.Envelope;
import io.culvert.events.state.ProjectState;
import io.culvert.query.Labels;
import io.culvert.query.Story;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The laws of the views: any batching, any repetition and any interruption give the same documents. */
class DeltaTest {
    private static final List<Envelope> EVENTS = Story.EAST.events();
    private static final Label ANY = new Label("any", "any");

    @Test
    void anyBatchingGivesTheSameDocuments() {
        Map<ViewKey, StoredView> atOnce = new Views().take(EVENTS).documents;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Views views = new Views();
            for (int from = 0; from < EVENTS.size(); ) {
                int to = Math.min(EVENTS.size(), from + 1 + random.nextInt(6));
                // At least once: what was sent comes again now and then.
                views.take(EVENTS.subList(random.nextInt(from + 1), to));
                from = to;
            }
            assertThat(views.documents).as("seed %d", seed).isEqualTo(atOnce);
        }
    }

    @Test
    void aBatchThatWasCutWhileItWasWrittenIsMendedByReadingItAgain() {
        Views whole = new Views().take(EVENTS);
        for (int cut = 0; cut <= EVENTS.size(); cut++) {
            for (int written = 0; written < 12; written++) {
                Views views = new Views().take(EVENTS.subList(0, cut));
                views.crashAfter(written, EVENTS.subList(cut, EVENTS.size()));
                views.take(EVENTS);
                assertThat(views.documents).isEqualTo(whole.documents);
                assertThat(views.image.state()).isEqualTo(whole.image.state());
            }
        }
    }

    @Test
    void twoOneAfterTheOtherAreAsGoodAsOne() {
        Delta all = new Views().fold(EVENTS);
        for (int cut = 0; cut <= EVENTS.size(); cut++) {
            Views views = new Views();
            Delta first = views.fold(EVENTS.subList(0, cut));
            Views later = new Views().take(EVENTS.subList(0, cut));
            assertThat(first.then(later.fold(EVENTS.subList(cut, EVENTS.size()))))
                    .isEqualTo(all);
        }
    }

    @Test
    void whatIsBeyondAVersionLeadsFromThereToTheEnd() {
        Map<ViewKey, StoredView> whole = new Views().take(EVENTS).documents;
        Delta all = new Views().fold(EVENTS);
        for (int stored = 0; stored <= EVENTS.size(); stored++) {
            Views views = new Views().take(EVENTS.subList(0, stored));
            Delta beyond = all.beyond(Map.of(Story.EAST.project(), (long) stored));
            beyond.documents().forEach(views::write);
            assertThat(views.documents).as("from %d", stored).isEqualTo(whole);
            assertThat(beyond.history()).map(Delta.Recorded::envelope).isEqualTo(EVENTS.subList(stored, EVENTS.size()));
            assertThat(beyond.isEmpty()).isEqualTo(stored == EVENTS.size());
        }
        assertThat(all.beyond(Map.of())).isSameAs(all);
    }

    @Test
    void documentsGiveTheStateBack() {
        Views views = new Views().take(EVENTS);

        assertThat(views.restored()).isEqualTo(views.image.state());
    }

    @Test
    void whatWasSeenIsDroppedAndAHoleIsNamed() {
        ProjectImage image = new Views().take(EVENTS.subList(0, 3)).image;

        assertThat(image.next(EVENTS.get(2), ANY)).isEqualTo(new Step.Duplicate());
        assertThat(image.next(EVENTS.get(4), ANY)).isEqualTo(new Step.Hole(4, 5));
        assertThat(image.next(EVENTS.get(3), ANY)).isInstanceOf(Step.Advanced.class);
    }

    @Test
    void findsTheEventsOfOneResource() {
        ProjectImage image = new Views().take(EVENTS).image;

        assertThat(image.versionsOf("site-connection/" + Story.EAST.connectionId()))
                .containsExactly(8L, 10L, 12L, 15L);
    }

    /** A store and an image as the feed keeps them. */
    private static final class Views {
        final Map<ViewKey, StoredView> documents = new HashMap<>();
        ProjectImage image = ProjectImage.EMPTY;

        Views take(List<Envelope> batch) {
            Delta delta = fold(batch);
            delta.documents().forEach(this::write);
            image = delta.images().getOrDefault(Story.EAST.project(), image);
            return this;
        }

        void crashAfter(int writes, List<Envelope> batch) {
            long version = image.version();
            long intentVersion = image.state().intentVersion();
            long shredded = image.state().shredded();
            fold(batch).documents().entrySet().stream().limit(writes).forEach(it -> write(it.getKey(), it.getValue()));
            image = ProjectImage.of(
                    Restoration.of(version, intentVersion, shredded, List.copyOf(documents.values())), image.index());
        }

        private Delta fold(List<Envelope> batch) {
            Delta delta = Delta.NONE;
            for (Envelope envelope : batch) {
                Label label = Labels.of(envelope.event());
                ProjectImage now = delta.images().getOrDefault(envelope.projectId(), image);
                if (now.next(envelope, label) instanceof Step.Advanced(ProjectImage next)) {
                    delta = delta.plus(now, next, envelope, label);
                }
            }
            return delta;
        }

        private void write(ViewKey key, Optional<StoredView> value) {
            value.ifPresentOrElse(it -> documents.put(key, it), () -> documents.remove(key));
        }

        ProjectState restored() {
            return Restoration.of(
                    image.version(),
                    image.state().intentVersion(),
                    image.state().shredded(),
                    List.copyOf(documents.values()));
        }
    }
}
