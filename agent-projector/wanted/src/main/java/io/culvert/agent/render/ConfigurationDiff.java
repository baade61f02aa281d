package io.culvert.agent.render;

import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.desired.RouterNamespaces;
import io.culvert.agent.desired.Touched;
import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.render.Configuration.File;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What becomes of the files of one router, from one state of its project to another. */
public record ConfigurationDiff(RouterId router, List<FileDiff> files) {
    /** What becomes of a file. */
    public enum Fate {
        ADDED,
        CHANGED,
        REMOVED
    }

    /**
     * One file.
     *
     * @param name that it has, or had if it is gone
     * @param connections those whose tunnels it makes, or made
     * @param diff of its text, as {@code diff -u} writes it; a file in whose place another came, since other things are
     *     negotiated for its connections, is changed, and the two names stand in the head
     */
    public record FileDiff(String name, Fate fate, List<ConnectionId> connections, String diff) {
        public FileDiff {
            connections = List.copyOf(connections);
        }

        static FileDiff of(Optional<File> before, Optional<File> after) {
            File shown = after.or(() -> before).orElseThrow();
            return new FileDiff(
                    shown.name(),
                    before.isEmpty() ? Fate.ADDED : after.isEmpty() ? Fate.REMOVED : Fate.CHANGED,
                    shown.connections(),
                    UnifiedDiff.of(head(before), head(after), text(before), text(after)));
        }

        private static String head(Optional<File> file) {
            return file.map(File::name).orElse("/dev/null");
        }

        private static String text(Optional<File> file) {
            return file.map(File::text).orElse("");
        }
    }

    public ConfigurationDiff {
        files = List.copyOf(files);
    }

    /** Those of the routers of which a file differs, by their ids. */
    public static List<ConfigurationDiff> between(ProjectId project, ProjectState before, ProjectState after) {
        Set<RouterId> routers = Touched.between(before, after).routers();
        RouterNamespaces old = RouterNamespaces.NONE.next(project, before, routers);
        RouterNamespaces fresh = old.next(project, after, routers);
        return routers.stream()
                .sorted(Comparator.comparing(RouterId::value))
                .map(router -> new ConfigurationDiff(router, files(router, old, fresh)))
                .filter(diff -> !diff.files().isEmpty())
                .toList();
    }

    /** Only what is not the same is rendered. */
    private static List<FileDiff> files(RouterId router, RouterNamespaces old, RouterNamespaces fresh) {
        Set<DesiredIke> before = Set.copyOf(old.ikes(router));
        Set<DesiredIke> after = Set.copyOf(fresh.ikes(router));
        boolean guarded = old.pairs(router).equals(fresh.pairs(router));
        return matched(
                rendered(before, after, guarded ? List.of() : old.pairs(router)),
                rendered(after, before, guarded ? List.of() : fresh.pairs(router)));
    }

    private static List<File> rendered(Set<DesiredIke> ikes, Set<DesiredIke> but, List<TrafficPair> pairs) {
        return Configuration.of(ikes.stream().filter(ike -> !but.contains(ike)).toList(), pairs)
                .files();
    }

    /** Those of the same name, and then those that share a connection, are one. */
    private static List<FileDiff> matched(List<File> before, List<File> after) {
        TreeMap<String, File> gone = new TreeMap<>();
        before.forEach(file -> gone.put(file.name(), file));
        List<File> fresh = new ArrayList<>();
        List<FileDiff> diffs = new ArrayList<>();
        for (File file : after) {
            File same = gone.remove(file.name());
            if (same == null) {
                fresh.add(file);
            } else if (!same.text().equals(file.text())) {
                diffs.add(FileDiff.of(Optional.of(same), Optional.of(file)));
            }
        }
        Map<ConnectionId, File> formers = new HashMap<>();
        gone.values().forEach(file -> file.connections().forEach(id -> formers.put(id, file)));
        for (File file : fresh) {
            Optional<File> former = file.connections().stream()
                    .flatMap(id -> Stream.ofNullable(formers.get(id)))
                    .filter(each -> gone.containsKey(each.name()))
                    .min(Comparator.comparing(File::name));
            former.ifPresent(each -> gone.remove(each.name()));
            diffs.add(FileDiff.of(former, Optional.of(file)));
        }
        gone.values().forEach(file -> diffs.add(FileDiff.of(Optional.of(file), Optional.empty())));
        diffs.sort(Comparator.comparing(FileDiff::name));
        return diffs;
    }
}
