package io.culvert.agent.reconcile;

import io.culvert.agent.plan.Action;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.StatusReason;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The children that charon was asked to bring up, until they are up, refused, or given up after {@link #PATIENCE}; charon
 * itself goes on trying then. What a peer answers stands in charon's log alone, which names the IKE connection of a line;
 * which of its children is meant follows from the one that it said last to be establishing (child_create.c).
 */
final class Initiations {
    static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Pattern ESTABLISHING = Pattern.compile("establishing CHILD_SA ([^ {]+)\\{");

    private static final StatusReason SILENCE =
            new StatusReason(ReasonCode.PEER_UNREACHABLE, "the peer does not answer");

    private record Attempt(Instant until, StatusReason silence) {}

    private final Map<Action.Initiate, Attempt> underWay = new LinkedHashMap<>();
    /** The child of the exchange that each IKE connection is at. */
    private final Map<String, String> establishing = new HashMap<>();

    /** Charon is about to be asked. */
    void begin(Action.Initiate initiate) {
        underWay.put(initiate, new Attempt(Instant.MAX, SILENCE));
    }

    /** Charon has begun. */
    void begun(Action.Initiate initiate, Instant now) {
        underWay.computeIfPresent(initiate, (same, attempt) -> new Attempt(now.plus(PATIENCE), attempt.silence()));
    }

    boolean isUnderWay(Action action) {
        return action instanceof Action.Initiate initiate && underWay.containsKey(initiate);
    }

    void end(Action.Initiate initiate) {
        underWay.remove(initiate);
        if (underWay.keySet().stream().noneMatch(other -> other.ike().equals(initiate.ike()))) {
            establishing.remove(initiate.ike());
        }
    }

    /** True for a line that {@link #hear(String, String)} learns something from. */
    static boolean tellsTheChild(String line) {
        return ESTABLISHING.matcher(line).find();
    }

    /** Takes in a line of charon's log. */
    void hear(String ike, String line) {
        Matcher child = ESTABLISHING.matcher(line);
        if (child.find()
                && underWay.keySet().stream()
                        .anyMatch(initiate -> initiate.ike().equals(ike))) {
            establishing.put(ike, child.group(1));
        }
    }

    /** Takes in a reason that a line gave; the attempts that it ends are those returned, and no longer under way. */
    List<Action.Initiate> hear(String ike, StatusReason reason) {
        return switch (reason.code()) {
            case PEER_UNREACHABLE -> {
                underWay.replaceAll((initiate, attempt) ->
                        initiate.ike().equals(ike) ? new Attempt(attempt.until(), reason) : attempt);
                yield List.of();
            }
            case AUTHENTICATION_FAILED, NO_PROPOSAL_CHOSEN, TS_UNACCEPTABLE, REJECTED_CONFIG -> ended(ike, reason);
            default -> List.of();
        };
    }

    private List<Action.Initiate> ended(String ike, StatusReason reason) {
        boolean ofChild = reason.code() == ReasonCode.TS_UNACCEPTABLE
                || reason.code() == ReasonCode.REJECTED_CONFIG
                || reason.text().contains("CHILD_SA");
        Optional<String> only = ofChild ? Optional.ofNullable(establishing.get(ike)) : Optional.empty();
        List<Action.Initiate> ended = underWay.keySet().stream()
                .filter(initiate -> initiate.ike().equals(ike))
                .filter(initiate -> only.isEmpty() || initiate.child().equals(only.get()))
                .toList();
        ended.forEach(this::end);
        return ended;
    }

    /** Those whose child is up; no longer under way. */
    List<Action.Initiate> up(Sight sight) {
        List<Action.Initiate> up = underWay.keySet().stream()
                .filter(initiate -> sight.has(initiate.ike(), initiate.child()))
                .toList();
        up.forEach(this::end);
        return up;
    }

    /** Those whose time is over, and what was heard meanwhile; no longer under way. */
    Map<Action.Initiate, StatusReason> overdue(Instant now) {
        Map<Action.Initiate, StatusReason> overdue = new HashMap<>();
        underWay.forEach((initiate, attempt) -> {
            if (!now.isBefore(attempt.until())) {
                overdue.put(initiate, attempt.silence());
            }
        });
        overdue.keySet().forEach(this::end);
        return overdue;
    }

    Optional<Instant> nextOverdue() {
        return underWay.values().stream()
                .map(Attempt::until)
                .filter(Instant.MAX::isAfter)
                .min(Instant::compareTo);
    }

    /** With charon everything that it was at is gone. */
    void forget() {
        underWay.clear();
        establishing.clear();
    }
}
