package io.culvert.agent.plan;

import io.culvert.agent.desired.ConfigName;
import io.culvert.agent.desired.DesiredChild;
import io.culvert.agent.desired.FoundPeers;
import io.culvert.agent.desired.Stage;
import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.plan.WantedNamespace.WantedIke;
import io.culvert.agent.vici.ChildSa;
import io.culvert.agent.vici.IkeSa;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Initiator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares what is wanted with what is there. A plan holds what can be done now; what needs it done comes with the next
 * plan, made from what is there then. So a plan that was cut short, or of which a step failed, needs no undoing: one
 * plans again, until nothing is left to do.
 *
 * <p>The order: guard before charon, and before what is initiated, so that no packet of a tunnel's networks leaves in
 * clear; keys and connections before what is initiated from them; what is stale is terminated when what replaces it is
 * up, and at once when nothing does. A peer whose name leads nowhere is kept from charon, which would ask for it on the few
 * threads that its neighbours need, whenever any peer calls. SAs are told apart by their names alone ({@link ConfigName}). Where things are only to be
 * prepared no SA is wanted: a peer that calls there has it closed again.
 */
public final class Planner {
    private Planner() {}

    /** What to do next; empty when the namespace is as wanted, or when only the peer can make it so. */
    public static List<Action> plan(WantedNamespace wanted, ActualNamespace actual) {
        return switch (actual) {
            case ActualNamespace.Missing(boolean charonLeft) ->
                charonLeft ? List.of(new Action.StopCharon()) : List.of();
            case ActualNamespace.Idle idle -> idle(wanted, idle);
            case ActualNamespace.Running running ->
                wanted.ikes().isEmpty() ? end(wanted, running) : new Running(wanted, running).plan();
        };
    }

    private static List<Action> idle(WantedNamespace wanted, ActualNamespace.Idle actual) {
        List<Action> plan = new ArrayList<>(guard(wanted, actual.guard()));
        if (!wanted.ikes().isEmpty()) {
            plan.add(new Action.StartCharon());
        } else if (actual.charonLeft()) {
            plan.add(new Action.StopCharon());
        }
        return plan;
    }

    private static List<Action> end(WantedNamespace wanted, ActualNamespace.Running actual) {
        List<Action> plan = new ArrayList<>(List.of(new Action.StopCharon()));
        plan.addAll(guard(wanted, actual.guard()));
        return plan;
    }

    private static List<Action> guard(WantedNamespace wanted, Optional<List<TrafficPair>> guard) {
        return guard.equals(Optional.of(wanted.pairs())) ? List.of() : List.of(new Action.ApplyGuard(wanted.pairs()));
    }

    /** The difference where a charon runs and should. */
    private static final class Running {
        private final WantedNamespace wanted;
        private final ActualNamespace.Running actual;
        private final Map<String, WantedIke> ikes;
        /** Where the child of each wanted connection belongs. */
        private final Map<ConnectionId, Place> places;

        private final Set<Place> installed;
        /** Connections with an IKE_SA that charon goes on trying by itself: asking again would double its children. */
        private final Set<String> calling;

        Running(WantedNamespace wanted, ActualNamespace.Running actual) {
            this.wanted = wanted;
            this.actual = actual;
            this.ikes = wanted.ikes().stream().collect(Collectors.toMap(WantedIke::name, Function.identity()));
            this.places = wanted.ikes().stream()
                    .flatMap(ike -> ike.ike().children().stream().map(child -> Map.entry(child, ike)))
                    .collect(Collectors.toMap(
                            entry -> entry.getKey().connectionId(),
                            entry -> new Place(
                                    entry.getValue().name(), entry.getKey().name())));
            this.installed = actual.installed();
            this.calling = actual.sas().stream()
                    .filter(Running::isCalling)
                    .map(IkeSa::name)
                    .collect(Collectors.toSet());
        }

        List<Action> plan() {
            List<Action> plan = new ArrayList<>(loads());
            plan.addAll(unloads());
            List<Action> guard = guard(wanted, actual.guard());
            plan.addAll(guard);
            plan.addAll(guard.isEmpty() ? initiations() : List.of());
            plan.addAll(wanted.stage() == Stage.PREPARED ? closures() : terminations());
            return plan;
        }

        private List<Action> loads() {
            Stream<Action> keys = wanted.ikes().stream()
                    .filter(ike -> !actual.keys().contains(ike.keyId()))
                    .<Action>map(Running::load)
                    .distinct();
            Stream<Action> connections = wanted.ikes().stream()
                    .filter(ike -> !isLoaded(ike) && FoundPeers.isFound(ike.ike()))
                    .map(ike -> new Action.LoadConnection(ike.name(), ike.file()));
            return Stream.concat(keys, connections).toList();
        }

        private static Action.LoadKey load(WantedIke ike) {
            return ike.ike().certificates().isPresent()
                    ? new Action.LoadPrivateKey(ike.keyId(), ike.ike().psk())
                    : new Action.LoadSharedKey(
                            ike.keyId(),
                            ike.ike().psk(),
                            List.of(ike.ike().localId(), ike.ike().remoteId()));
        }

        private static Action unloadKey(String id) {
            return WantedIke.isOfSharedKey(id) ? new Action.UnloadSharedKey(id) : new Action.UnloadPrivateKey(id);
        }

        /** A connection that another replaces goes before the other is initiated: charon would answer with the first. */
        private List<Action> unloads() {
            Set<String> names = Stream.concat(actual.loaded().stream(), actual.files().keySet().stream())
                    .filter(name -> !ikes.containsKey(name))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> wantedKeys =
                    wanted.ikes().stream().map(WantedIke::keyId).collect(Collectors.toSet());
            // A key goes when all new ones are there: until then it may be the only one for its peer.
            Set<String> keys = actual.keys().containsAll(wantedKeys)
                    ? actual.keys().stream()
                            .filter(key -> !wantedKeys.contains(key))
                            .collect(Collectors.toCollection(TreeSet::new))
                    : Set.of();
            return Stream.<Action>concat(
                            names.stream().map(Action.UnloadConnection::new),
                            keys.stream().map(Running::unloadKey))
                    .toList();
        }

        private List<Action> initiations() {
            List<Action> plan = new ArrayList<>();
            for (WantedIke ike : wanted.ikes()) {
                boolean ready = isLoaded(ike) && actual.keys().contains(ike.keyId());
                if (!ready || ike.ike().initiator() == Initiator.RESPONSE_ONLY || calling.contains(ike.name())) {
                    continue;
                }
                for (DesiredChild child : ike.ike().children()) {
                    if (!installed.contains(new Place(ike.name(), child.name()))) {
                        plan.add(new Action.Initiate(ike.name(), child.name(), ike.file()));
                    }
                }
            }
            return plan;
        }

        private boolean isLoaded(WantedIke ike) {
            return actual.loaded().contains(ike.name())
                    && ike.file().equals(actual.files().get(ike.name()));
        }

        private static boolean isCalling(IkeSa sa) {
            return sa.initiator() && sa.isConnecting();
        }

        /** One that is not established yet may come to nothing, and has no name to be known by. */
        private List<Action> closures() {
            return actual.sas().stream()
                    .filter(sa -> sa.isEstablished() || isCalling(sa))
                    .<Action>map(sa -> new Action.TerminateIke(sa.uniqueId(), sa.name()))
                    .toList();
        }

        private List<Action> terminations() {
            List<Action> now = new ArrayList<>();
            List<Action> replaced = new ArrayList<>();
            for (IkeSa sa : actual.sas()) {
                if (isSuperfluous(sa)) {
                    now.add(new Action.TerminateIke(sa.uniqueId(), sa.name()));
                    continue;
                }
                Set<Fate> fates = new HashSet<>();
                List<Action> children = new ArrayList<>();
                for (ChildSa child : sa.children()) {
                    Fate fate = fate(sa, child);
                    fates.add(fate);
                    if (fate == Fate.UNWANTED || fate == Fate.REPLACED) {
                        children.add(new Action.TerminateChild(child.uniqueId(), sa.name(), child.name()));
                    }
                }
                // Before it is established an SA may have no name yet, though it is the peer's for a wanted connection.
                // An IKE_SA of a wanted name stays for the children to come; another goes with the last of its own.
                boolean whole = sa.isEstablished() && !ikes.containsKey(sa.name()) && !fates.contains(Fate.STAYS);
                (fates.contains(Fate.REPLACED) ? replaced : now)
                        .addAll(whole ? List.of(new Action.TerminateIke(sa.uniqueId(), sa.name())) : children);
            }
            if (!replaced.isEmpty()) {
                now.add(new Action.Settle());
                now.addAll(replaced);
            }
            return now;
        }

        /**
         * Ours, calling in vain, while the peer's own call brought everything up; or whatever calls for what is not
         * wanted. One that the peer has just answered may count as established there: ended here, without a word, it
         * would go on carrying the peer's traffic into nowhere.
         */
        private boolean isSuperfluous(IkeSa sa) {
            WantedIke ike = ikes.get(sa.name());
            if (ike == null) {
                return isCalling(sa);
            }
            return actual.unanswered().contains(sa.uniqueId())
                    && ike.ike().policy().ikeVersion() == IkeVersion.V2
                    && ike.ike().children().stream()
                            .allMatch(child -> installed.contains(new Place(ike.name(), child.name())));
        }

        private enum Fate {
            STAYS,
            REPLACED,
            UNWANTED
        }

        private Fate fate(IkeSa sa, ChildSa child) {
            Place place = new Place(sa.name(), child.name());
            if (child.state().startsWith("DELET")) {
                return Fate.STAYS;
            }
            Optional<Place> right = ConfigName.connectionOf(child.name()).map(places::get);
            if (right.isEmpty()) {
                return Fate.UNWANTED;
            }
            return right.get().equals(place) || !installed.contains(right.get()) ? Fate.STAYS : Fate.REPLACED;
        }
    }
}
