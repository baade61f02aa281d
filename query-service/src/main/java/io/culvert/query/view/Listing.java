package io.culvert.query.view;

import io.culvert.events.api.Collection;
import io.culvert.events.api.Extended;
import io.culvert.events.resource.Resource;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Resources;
import io.culvert.events.state.Revisions;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.pcollections.PSortedSet;

/** The resources of a collection in some projects: in order of their ids from any place on, without looking at the rest. */
public record Listing(Collection collection, List<Map.Entry<ProjectId, ProjectImage>> projects, Extended extended) {
    /** A resource that is not looked at yet. */
    public record Item(ProjectId project, ProjectState state, Resource resource) {
        public long revision() {
            return Revisions.of(state, resource.id());
        }
    }

    public Listing {
        projects = List.copyOf(projects);
    }

    public Optional<Item> item(ResourceId id) {
        return items(id).findFirst();
    }

    /** What has that id in each project: what Neutron shares between projects, each that uses it has. */
    Stream<Item> items(ResourceId id) {
        return projects.stream()
                .flatMap(each -> Resources.find(each.getValue().state(), id)
                        .map(it -> new Item(each.getKey(), each.getValue().state(), it))
                        .stream());
    }

    public Map<String, @Nullable Object> row(Item item) {
        Map<String, @Nullable Object> row = Rows.of(item.project(), item.state(), item.resource());
        return extended == Extended.SHOWN
                ? Extended.added(row, item.state(), item.resource().id())
                : row;
    }

    /** Every resource, in no order. */
    Stream<Item> all() {
        return projects.stream()
                .flatMap(each -> Resources.all(each.getValue().state(), collection.kind())
                        .map(it -> new Item(each.getKey(), each.getValue().state(), it)));
    }

    /** In ascending or descending order of ids; only those after that one, if one is given. */
    Stream<Item> ordered(Sort.Direction direction, Optional<ResourceId> after) {
        List<Iterator<Item>> each = new ArrayList<>();
        for (Map.Entry<ProjectId, ProjectImage> project : projects) {
            ProjectImage image = project.getValue();
            PSortedSet<ResourceId> ids = image.shelves().of(collection.kind());
            PSortedSet<ResourceId> wanted = after.map(id -> rest(ids, direction, id))
                    .orElse(direction == Sort.Direction.ASC ? ids : ids.descendingSet());
            each.add(wanted.stream()
                    .flatMap(id -> Resources.find(image.state(), id).stream())
                    .map(it -> new Item(project.getKey(), image.state(), it))
                    .iterator());
        }
        return stream(each.size() == 1 ? each.getFirst() : new Merged(each, direction));
    }

    private static PSortedSet<ResourceId> rest(PSortedSet<ResourceId> ids, Sort.Direction direction, ResourceId id) {
        return direction == Sort.Direction.ASC
                ? ids.tailSet(id, false)
                : ids.headSet(id, false).descendingSet();
    }

    private static Stream<Item> stream(Iterator<Item> items) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED), false);
    }

    /** Several ordered sequences as one. */
    private static final class Merged implements Iterator<Item> {
        private record Head(Item item, Iterator<Item> rest) {}

        private final PriorityQueue<Head> heads;

        Merged(List<Iterator<Item>> sequences, Sort.Direction direction) {
            Comparator<Head> order =
                    Comparator.comparing((Head head) -> head.item().resource().id(), Shelves.ORDER);
            heads = new PriorityQueue<>(direction == Sort.Direction.ASC ? order : order.reversed());
            sequences.forEach(this::push);
        }

        private void push(Iterator<Item> sequence) {
            if (sequence.hasNext()) {
                heads.add(new Head(sequence.next(), sequence));
            }
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public Item next() {
            Head head = heads.remove();
            push(head.rest());
            return head.item();
        }
    }
}
