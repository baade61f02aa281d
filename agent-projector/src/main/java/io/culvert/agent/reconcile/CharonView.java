package io.culvert.agent.reconcile;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.host.Host;
import io.culvert.agent.plan.Action;
import io.culvert.agent.plan.ActualNamespace;
import io.culvert.agent.plan.Place;
import io.culvert.agent.vici.Charon;
import io.culvert.agent.vici.ChildSa;
import io.culvert.agent.vici.IkeSa;
import io.culvert.events.value.DriftFinding;
import io.culvert.events.value.RouterId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What one charon holds. It is asked about what may have changed alone, so that a change of one connection costs the same
 * beside a thousand others; {@link #lookAgain} is for what nobody tells. */
final class CharonView {
    /** After which a peer that has not answered is not about to: charon asks it again after 4 s. */
    private static final Duration IN_VAIN = Duration.ofSeconds(3);

    private final Charon charon;
    private final Host host;
    private final RouterId router;

    private final InstantSource clock;
    /** Is told what somebody else changed. */
    private final Consumer<DriftFinding> drift;

    private boolean allStale = true;
    private boolean isKnown;
    private boolean sasStale = true;
    /** The connections of which the SAs may have changed. */
    private final Set<String> stale = new HashSet<>();

    private Map<String, String> files = new HashMap<>();
    private Set<String> loaded = new HashSet<>();
    private Set<String> keys = new HashSet<>();
    private Map<String, List<IkeSa>> sas = new HashMap<>();
    /** How many children have gone since the last look. */
    private final Map<Place, Integer> gone = new HashMap<>();
    /** The children that a look found, and of which nobody has told that the last is gone. */
    private final Set<Place> known = new HashSet<>();
    /** Since when each IKE_SA that calls without an answer has been seen, by its id. */
    private final Map<Long, Instant> calling = new HashMap<>();

    CharonView(Charon charon, Host host, RouterId router, InstantSource clock, Consumer<DriftFinding> drift) {
        this.charon = charon;
        this.host = host;
        this.router = router;
        this.clock = clock;
        this.drift = drift;
    }

    Charon charon() {
        return charon;
    }

    /** Nothing is taken for known any more. */
    void lookAgain() {
        allStale = true;
        sasStale = true;
    }

    /** The same, where it is not known what was done last: what is different then is nobody's doing. */
    void doubt() {
        lookAgain();
        isKnown = false;
    }

    /** No SA is taken for known any more. */
    void lookAtSas() {
        sasStale = true;
    }

    /** The SAs of that connection are not taken for known any more. */
    void lookAtSas(String connection) {
        stale.add(connection);
    }

    /** Takes in that a child has gone; true if it was the last of its name. A look may have missed it before it is told. */
    boolean wasTheLast(String ike, String child) {
        Place place = new Place(ike, child);
        int goneSince = gone.merge(place, 1, Integer::sum);
        return installed(ike, child) <= goneSince && known.remove(place);
    }

    private long installed(String ike, String child) {
        return sas.getOrDefault(ike, List.of()).stream()
                .flatMap(sa -> sa.children().stream())
                .filter(each -> each.name().equals(child) && each.isInstalled())
                .count();
    }

    ActualNamespace.Running seen(Optional<List<TrafficPair>> guard) {
        if (allStale) {
            look();
        }
        if (sasStale) {
            sas = charon.ikeSas().stream()
                    .collect(Collectors.groupingBy(IkeSa::name, HashMap::new, Collectors.toList()));
            sas.values().forEach(this::know);
            gone.clear();
            sasStale = false;
        } else {
            for (String connection : stale) {
                List<IkeSa> now = charon.ikeSas(connection);
                sas.put(connection, now);
                know(now);
            }
        }
        gone.keySet().removeIf(child -> stale.contains(child.ike()));
        stale.clear();
        List<IkeSa> all = sas.values().stream().flatMap(List::stream).toList();
        return new ActualNamespace.Running(guard, files, loaded, keys, all, unanswered(all));
    }

    private void know(List<IkeSa> found) {
        for (IkeSa sa : found) {
            sa.children().stream()
                    .filter(ChildSa::isInstalled)
                    .forEach(child -> known.add(new Place(sa.name(), child.name())));
        }
    }

    private Set<Long> unanswered(List<IkeSa> all) {
        Instant now = clock.instant();
        Set<Long> silent = all.stream()
                .filter(sa -> sa.initiator() && sa.isConnecting() && !sa.answered())
                .map(IkeSa::uniqueId)
                .collect(Collectors.toSet());
        calling.keySet().retainAll(silent);
        silent.forEach(id -> calling.putIfAbsent(id, now));
        return calling.entrySet().stream()
                .filter(entry -> !now.isBefore(entry.getValue().plus(IN_VAIN)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void look() {
        Held left = new Held(files, loaded, keys);
        files = new HashMap<>(host.connectionFiles(router));
        loaded = new HashSet<>(charon.connections());
        keys = new HashSet<>(charon.sharedKeys());
        keys.addAll(charon.privateKeys());
        if (isKnown) {
            left.changedTo(new Held(files, loaded, keys)).forEach(drift);
        }
        isKnown = true;
        allStale = false;
    }

    /** Takes in what was done. */
    void did(Action action) {
        switch (action) {
            case Action.LoadKey key -> keys.add(key.id());
            case Action.UnloadSharedKey(String id) -> keys.remove(id);
            case Action.UnloadPrivateKey(String id) -> keys.remove(id);
            case Action.LoadConnection(String name, String file) -> {
                loaded.add(name);
                files.put(name, file);
            }
            case Action.UnloadConnection(String name) -> {
                loaded.remove(name);
                files.remove(name);
            }
            case Action.Initiate initiate -> stale.add(initiate.ike());
            case Action.TerminateIke(long id, String name) -> stale.add(name);
            case Action.TerminateChild(long id, String ike, String name) -> stale.add(ike);
            default -> {}
        }
    }
}
