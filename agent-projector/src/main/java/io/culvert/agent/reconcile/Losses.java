package io.culvert.agent.reconcile;

import io.culvert.agent.desired.DesiredChild;
import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.desired.DesiredNamespace;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.StatusReason;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The connections that carried traffic and no longer do, and why. */
final class Losses {
    /** How long a child may be gone, no one says why, before its connection is called down: another may be on its way. */
    private static final Duration BLINK = Duration.ofMillis(100);

    /** Charon's log and what it does are moments apart: a reason of long before explains nothing. */
    private static final Duration EXPLAINS = Duration.ofSeconds(2);

    /** A peer's farewell is in charon's log. */
    private static final StatusReason UNTOLD =
            new StatusReason(ReasonCode.PEER_CLOSED, "the tunnel was closed, and charon does not say why");

    private final Map<ConnectionId, Instant> goneSince = new HashMap<>();
    private final Map<ConnectionId, StatusReason> lost = new HashMap<>();
    /** The last reason that charon's log gave, by IKE connection. */
    private final Map<String, Heard> heard = new HashMap<>();

    private record Heard(StatusReason reason, Instant when) {}

    void hear(String ike, StatusReason reason, Instant now) {
        heard.put(ike, new Heard(reason, now));
    }

    /** What was heard before a child came up explains nothing that comes after. */
    void childIsUp(String ike) {
        heard.remove(ike);
    }

    void lose(ConnectionId connection, StatusReason reason) {
        lost.put(connection, reason);
    }

    /**
     * Takes in what was seen.
     *
     * @return those gone for less than {@link #BLINK} without a reason, of which nothing is to be said yet
     */
    Set<ConnectionId> see(DesiredNamespace wanted, Sight sight, Predicate<ConnectionId> wasActive, Instant now) {
        Set<ConnectionId> blinking = new HashSet<>();
        Set<ConnectionId> missing = new HashSet<>();
        for (DesiredIke ike : wanted.ikes()) {
            for (DesiredChild child : ike.children()) {
                ConnectionId id = child.connectionId();
                if (sight.carrying().contains(id)) {
                    continue;
                }
                missing.add(id);
                if (!sight.namespaceThere() || !wasActive.test(id) || lost.containsKey(id)) {
                    continue;
                }
                Instant since = goneSince.computeIfAbsent(id, any -> now);
                Optional<StatusReason> reason = heard(ike.name(), since);
                if (reason.isEmpty() && now.isBefore(since.plus(BLINK))) {
                    blinking.add(id);
                } else {
                    lost.put(id, reason.orElse(UNTOLD));
                }
            }
        }
        lost.keySet().retainAll(missing);
        goneSince.keySet().retainAll(missing);
        return blinking;
    }

    /** Why charon's log says that a child was gone then, if it says so. */
    Optional<StatusReason> heard(String ike, Instant gone) {
        return Optional.ofNullable(heard.get(ike))
                .filter(last -> last.when().isAfter(gone.minus(EXPLAINS)))
                .map(Heard::reason);
    }

    Optional<StatusReason> reason(ConnectionId connection) {
        return Optional.ofNullable(lost.get(connection));
    }

    /** When the first of those that are gone is to be called down. */
    Optional<Instant> nextLoss() {
        return goneSince.entrySet().stream()
                .filter(entry -> !lost.containsKey(entry.getKey()))
                .map(entry -> entry.getValue().plus(BLINK))
                .min(Instant::compareTo);
    }
}
