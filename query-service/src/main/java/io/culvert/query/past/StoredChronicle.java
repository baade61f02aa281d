package io.culvert.query.past;

import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.EventTypes;
import io.culvert.query.port.Chronicle;
import io.culvert.query.port.History;
import io.culvert.query.port.HistoryPage;
import io.culvert.query.port.Projects;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.view.HistoryQuery;
import io.culvert.query.view.HistoryQuery.Order;
import io.culvert.query.view.ProjectImage;
import io.culvert.query.view.Segments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pages of the stored history: the index says where to look, and no more is read than the page needs. */
public final class StoredChronicle implements Chronicle {
    private final Projects projects;
    private final History history;
    private final Times times;

    public StoredChronicle(Projects projects, History history) {
        this.projects = projects;
        this.history = history;
        this.times = new Times(history);
    }

    @Override
    public HistoryPage page(ProjectId project, HistoryQuery query) {
        ProjectImage image = projects.image(project);
        Set<String> types = types(image, query);
        Iterator<Long> candidates =
                spread(project, image, query).versions(query, types).iterator();
        List<RecordedEvent> found = new ArrayList<>();
        while (candidates.hasNext() && found.size() <= query.first()) {
            read(project, take(candidates, query.first() + 1 - found.size()), query.order())
                    .filter(each ->
                            query.actor().isEmpty() || query.actor().get().equals(each.actor()))
                    .filter(each -> types.isEmpty() || types.contains(each.type()))
                    .forEach(found::add);
        }
        boolean hasNext = found.size() > query.first();
        return new HistoryPage(hasNext ? found.subList(0, query.first()) : found, hasNext);
    }

    private Stream<RecordedEvent> read(ProjectId project, List<Long> versions, Order order) {
        Comparator<RecordedEvent> ascending = Comparator.comparingLong(RecordedEvent::version);
        return history.events(project, versions).stream()
                .sorted(order == Order.NEWEST ? ascending.reversed() : ascending);
    }

    /** At least a few segments at once, since each is read as a whole anyway. */
    private static List<Long> take(Iterator<Long> candidates, int wanted) {
        List<Long> batch = new ArrayList<>();
        while (candidates.hasNext() && batch.size() < Math.max(wanted, 2 * Segments.VERSIONS)) {
            batch.add(candidates.next());
        }
        return batch;
    }

    private Spread spread(ProjectId project, ProjectImage image, HistoryQuery query) {
        long least = query.from()
                .map(from -> times.versionAt(project, image, from.minusNanos(1)) + 1)
                .orElse(1L);
        long greatest = query.to()
                .map(to -> times.versionAt(project, image, to.minusNanos(1)))
                .orElse(image.version());
        if (query.after().isPresent()) {
            long after = query.after().get();
            return query.order() == Order.OLDEST
                    ? new Spread(image.index(), Math.max(least, after + 1), greatest)
                    : new Spread(image.index(), least, Math.min(greatest, after - 1));
        }
        return new Spread(image.index(), least, greatest);
    }

    /** The types that were asked for, in all versions that the project has of them. */
    private static Set<String> types(ProjectImage image, HistoryQuery query) {
        if (query.type().isEmpty()) {
            return Set.of();
        }
        String asked = query.type().get();
        Set<String> known = new TreeSet<>(EventTypes.byName().keySet());
        known.addAll(image.index().segments().byType().keySet());
        Set<String> meant = known.stream()
                .filter(name -> name.equals(asked) || stem(name).equals(asked))
                .collect(Collectors.toSet());
        if (meant.isEmpty()) {
            throw HistoryQuery.bad(
                    "type",
                    asked,
                    "is none of "
                            + known.stream()
                                    .map(StoredChronicle::stem)
                                    .distinct()
                                    .collect(Collectors.joining(", ")));
        }
        return meant;
    }

    /** {@code router.bound} of {@code io.culvert.router.bound.v1}. */
    static String stem(String name) {
        return name.replaceFirst("^io\\.culvert\\.", "").replaceFirst("\\.v\\d+$", "");
    }
}
