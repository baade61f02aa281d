package io.culvert.query.view;

import io.culvert.events.resource.Resource;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Resources;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.RouterId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What became of one resource from one state of a project to another.
 *
 * @param subject the resource as {@code kind/id}, or {@code project} for what concerns it as a whole
 * @param name of the resource as it is, or was if it is gone
 * @param changes its attributes; those of a created one have no before, those of a deleted one no after
 */
public record ResourceDiff(String subject, String name, Fate fate, List<Change> changes) {
    /** What became of it. */
    public enum Fate {
        CREATED,
        CHANGED,
        DELETED
    }

    public ResourceDiff {
        changes = List.copyOf(changes);
    }

    /** By kind, and by id within a kind; nothing for what is the same. Either state may be the earlier one. */
    public static List<ResourceDiff> between(ProjectId project, ProjectState from, ProjectState to) {
        List<ResourceDiff> all = new ArrayList<>();
        List<Change> quotas = Change.between(Attributes.ofQuotas(from), Attributes.ofQuotas(to));
        if (!quotas.isEmpty()) {
            all.add(new ResourceDiff("project", "", Fate.CHANGED, quotas));
        }
        for (ResourceKind kind : ResourceKind.values()) {
            SortedSet<ResourceId> ids = new TreeSet<>(Shelves.ORDER);
            ids.addAll(Resources.ids(from, kind));
            ids.addAll(Resources.ids(to, kind));
            for (ResourceId id : ids) {
                if (!isSame(from, to, id)) {
                    of(project, from, to, id).ifPresent(all::add);
                }
            }
        }
        return List.copyOf(all);
    }

    private static Optional<ResourceDiff> of(ProjectId project, ProjectState from, ProjectState to, ResourceId id) {
        Optional<Resource> before = Resources.find(from, id);
        Optional<Resource> after = Resources.find(to, id);
        Map<String, String> was = Attributes.of(project, from, id);
        Map<String, String> is = Attributes.of(project, to, id);
        List<Change> changes = Change.between(was, is);
        Fate fate = before.isEmpty() ? Fate.CREATED : after.isEmpty() ? Fate.DELETED : Fate.CHANGED;
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new ResourceDiff(
                        ResourceKind.subject(id),
                        after.or(() -> before).map(Resource::name).orElse(""),
                        fate,
                        changes));
    }

    /** Told without looking at each attribute: most resources are the same. */
    private static boolean isSame(ProjectState from, ProjectState to, ResourceId id) {
        return Resources.find(from, id).equals(Resources.find(to, id))
                && tags(from, id).equals(tags(to, id))
                && Objects.equals(seen(from, id), seen(to, id));
    }

    private static List<String> tags(ProjectState state, ResourceId id) {
        return Optional.ofNullable(state.standard().get(id))
                .map(its -> its.tags())
                .orElse(List.of());
    }

    private static @Nullable Object seen(ProjectState state, ResourceId id) {
        return switch (id) {
            case ConnectionId it -> state.hosting().statuses().get(it);
            case RouterId it ->
                Arrays.asList(
                        state.hosting().bindings().get(it),
                        state.hosting().heirs().get(it));
            default -> null;
        };
    }
}
