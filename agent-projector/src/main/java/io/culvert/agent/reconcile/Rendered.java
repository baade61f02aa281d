package io.culvert.agent.reconcile;

import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.desired.DesiredNamespace;
import io.culvert.agent.desired.Verdict;
import io.culvert.agent.plan.Action;
import io.culvert.agent.plan.WantedNamespace;
import io.culvert.agent.plan.WantedNamespace.WantedIke;
import io.culvert.agent.render.ConnectionFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is wanted of a namespace, with its connections as their files.
 *
 * @param unfit the IKE connections with a value that fits into no file, by name; these are not wanted
 * @param files the file of each child's IKE connection, by the child's name
 */
record Rendered(
        Optional<DesiredNamespace> wish,
        WantedNamespace namespace,
        Map<String, WantedIke> ikes,
        Map<String, Verdict> unfit,
        Set<String> keys,
        Map<String, String> files) {
    static final Rendered NOTHING =
            new Rendered(Optional.empty(), WantedNamespace.NOTHING, Map.of(), Map.of(), Set.of(), Map.of());

    /** What is left of a wish that is not ours to carry out for the moment: its traffic stays out of the clear. */
    static Rendered guardOf(DesiredNamespace wish) {
        return new Rendered(
                Optional.empty(),
                new WantedNamespace(wish.stage(), List.of(), wish.pairs()),
                Map.of(),
                Map.of(),
                Set.of(),
                Map.of());
    }

    /** The same for a later wish; what has not changed is not rendered again. */
    Rendered next(DesiredNamespace later) {
        if (wish.equals(Optional.of(later))) {
            return this;
        }
        List<WantedIke> wanted = new ArrayList<>();
        Map<String, WantedIke> byName = new HashMap<>();
        Map<String, Verdict> misfits = new HashMap<>();
        Set<String> keyIds = new HashSet<>();
        Map<String, String> fileOfChild = new HashMap<>();
        for (DesiredIke ike : later.ikes()) {
            try {
                WantedIke rendered = rendered(ike);
                wanted.add(rendered);
                byName.put(ike.name(), rendered);
                keyIds.add(rendered.keyId());
                ike.children().forEach(child -> fileOfChild.put(child.name(), rendered.file()));
            } catch (IllegalArgumentException e) {
                misfits.put(ike.name(), Failures.unfit(e));
            }
        }
        return new Rendered(
                Optional.of(later),
                new WantedNamespace(later.stage(), wanted, later.pairs()),
                byName,
                misfits,
                keyIds,
                fileOfChild);
    }

    private WantedIke rendered(DesiredIke ike) {
        WantedIke before = ikes.get(ike.name());
        return before != null && before.ike().equals(ike)
                ? before
                : WantedIke.of(ike, ConnectionFile.render(ike, ike.name()));
    }

    /** True if that child of that IKE connection is wanted: under another it is another one. */
    boolean has(String ike, String child) {
        WantedIke there = ikes.get(ike);
        return there != null
                && there.ike().children().stream().anyMatch(each -> each.name().equals(child));
    }

    /** False if trying this once more would serve nothing that is wanted. */
    boolean needs(Action action) {
        return switch (action) {
            case Action.LoadConnection load ->
                ikes.containsKey(load.name()) && ikes.get(load.name()).file().equals(load.file());
            case Action.LoadKey key -> keys.contains(key.id());
            case Action.Initiate initiate -> initiate.file().equals(files.get(initiate.child()));
            default -> true;
        };
    }
}
