package io.culvert.query.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.events.event.Envelope;
import io.culvert.events.value.ProjectId;
import io.culvert.query.Labels;
import io.culvert.query.Life;
import io.culvert.query.port.HistoryPage;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.view.BadQueryException;
import io.culvert.query.view.HistoryQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoredChronicleTest {
    private static final ProjectId EAST = new ProjectId("east");
    private final StoredPast stored = new StoredPast();
    private final StoredChronicle chronicle = new StoredChronicle(stored.images, stored);

    @Test
    void pagesTogetherAreWhatLookingAtEveryEventFinds() {
        List<Envelope> events = Life.of(EAST, 1_200, 21);
        events.forEach(stored::take);
        Random random = new Random(5);
        for (int i = 0; i < 600; i++) {
            HistoryQuery query = anyQuery(events, random);
            List<Long> expected = new ArrayList<>(events.stream()
                    .filter(each -> matches(each, query))
                    .map(Envelope::version)
                    .toList());
            List<Long> wanted = query.order() == HistoryQuery.Order.NEWEST ? expected.reversed() : expected;

            assertThat(all(query)).as("%s", query).isEqualTo(wanted);
        }
    }

    private static HistoryQuery anyQuery(List<Envelope> events, Random random) {
        Envelope one = events.get(random.nextInt(events.size()));
        int other = random.nextInt(events.size());
        String type = Labels.of(one.event()).type();
        String from = events.get(Math.min(other, events.indexOf(one))).time().toString();
        String to = events.get(Math.max(other, events.indexOf(one)))
                .time()
                .plusNanos(random.nextInt(2))
                .toString();
        return HistoryQuery.of(
                maybe(random, Labels.of(one.event()).subject()),
                maybe(random, one.cause().actor()),
                maybe(random, random.nextBoolean() ? type : StoredChronicle.stem(type)),
                maybe(random, from),
                maybe(random, to),
                null,
                random.nextBoolean() ? "newest" : "oldest",
                Integer.toString(1 + random.nextInt(70)));
    }

    private static @Nullable String maybe(Random random, String value) {
        return random.nextInt(3) == 0 ? value : null;
    }

    private static boolean matches(Envelope each, HistoryQuery query) {
        String type = Labels.of(each.event()).type();
        return query.subject()
                        .filter(it -> !it.equals(Labels.of(each.event()).subject()))
                        .isEmpty()
                && query.actor().filter(it -> !it.equals(each.cause().actor())).isEmpty()
                && query.type()
                        .filter(it -> !type.equals(it)
                                && !type.replaceFirst("\\.v\\d+$", "").equals("io.culvert." + it))
                        .isEmpty()
                && query.from().filter(it -> each.time().isBefore(it)).isEmpty()
                && query.to().filter(it -> !each.time().isBefore(it)).isEmpty();
    }

    private List<Long> all(HistoryQuery query) {
        List<Long> versions = new ArrayList<>();
        HistoryPage page = chronicle.page(EAST, query);
        versions(page).forEach(versions::add);
        while (page.hasNext()) {
            assertThat(page.events()).hasSize(query.first());
            page = chronicle.page(EAST, query.after(versions.getLast(), query.first()));
            assertThat(page.events())
                    .as("the page after %d", versions.getLast())
                    .isNotEmpty();
            versions(page).forEach(versions::add);
        }
        return versions;
    }

    private static Stream<Long> versions(HistoryPage page) {
        return page.events().stream().map(RecordedEvent::version);
    }

    @Test
    void aPageReadsLittleOfALongHistory() {
        Life.of(EAST, 5_000, 2).forEach(stored::take);
        stored.eventsRead = 0;
        assertThat(chronicle
                        .page(EAST, HistoryQuery.of(null, null, null, null, null, null, null, "100"))
                        .events())
                .hasSize(100)
                .first()
                .extracting(RecordedEvent::version)
                .isEqualTo(5_000L);
        assertThat(stored.eventsRead).isLessThan(200);
        stored.eventsRead = 0;
        chronicle.page(EAST, HistoryQuery.of(null, null, "router.created", null, null, null, "newest", "1"));
        assertThat(stored.eventsRead)
                .as("of a type of which there is one, at the other end")
                .isLessThan(100);
    }

    @Test
    void refusesATypeThatThereIsNot() {
        assertThatThrownBy(() -> chronicle.page(
                        EAST, HistoryQuery.of(null, null, "router.painted", null, null, null, null, null)))
                .isInstanceOf(BadQueryException.class)
                .hasMessageContaining("type 'router.painted'")
                .hasMessageContaining("router.bound");
    }
}
