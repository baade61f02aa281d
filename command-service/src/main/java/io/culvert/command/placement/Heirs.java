package io.culvert.command.placement;

import io.culvert.command.placement.RouterNeeds.Place;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.HeirDismissed;
import io.culvert.events.event.HeirNamed;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.resource.Heir;
import io.culvert.events.value.HostId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Folds the whole log into which hosts make ready for which routers, since when, and which did not become so. Time is counted
 * from when this instance saw an event: no clock of another machine is asked, and after a start everything is new.
 */
final class Heirs {
    private record Waiting(Heir heir, long since) {
        HostId host() {
            return heir.binding().hostId();
        }
    }

    private record Failure(int count, long since, String why) {}

    /** An heir that is to be given up. */
    record Failing(Place place, Heir heir, String why) {}

    private final MoveRules rules;
    private final LongSupplier nanos;
    private final Map<Place, Waiting> waiting = new HashMap<>();
    private final Map<Place, Map<HostId, Failure>> failures = new HashMap<>();

    /** @param nanos a clock that never goes back */
    Heirs(MoveRules rules, LongSupplier nanos) {
        this.rules = rules;
        this.nanos = nanos;
    }

    void apply(Envelope envelope) {
        switch (envelope.event()) {
            case HeirNamed(Heir heir) ->
                named(new Place(envelope.projectId(), heir.binding().routerId()), heir);
            case HeirDismissed(var router, var why) -> dismissed(new Place(envelope.projectId(), router), why);
            case RouterBound(var binding) -> forget(new Place(envelope.projectId(), binding.routerId()));
            case RouterUnbound(var router) -> forget(new Place(envelope.projectId(), router));
            default -> {}
        }
    }

    void named(Place place, Heir heir) {
        waiting.put(place, new Waiting(heir, nanos.getAsLong()));
    }

    private void dismissed(Place place, String why) {
        Waiting former = waiting.remove(place);
        if (former != null) {
            failures.computeIfAbsent(place, any -> new HashMap<>())
                    .merge(
                            former.host(),
                            new Failure(1, nanos.getAsLong(), why),
                            (before, now) -> new Failure(before.count() + 1, now.since(), why));
        }
    }

    private void forget(Place place) {
        waiting.remove(place);
        failures.remove(place);
    }

    Optional<Heir> of(Place place) {
        return Optional.ofNullable(waiting.get(place)).map(Waiting::heir);
    }

    /** How many routers it makes ready for. */
    long on(HostId host) {
        return waiting.values().stream()
                .filter(each -> each.host().equals(host))
                .count();
    }

    /** True if that host may be asked to make ready for that router: its hands are not full, nor has it just failed to. */
    boolean mayAsk(Place place, HostId host) {
        Failure last = failures.getOrDefault(place, Map.of()).get(host);
        return on(host) < MoveRules.AT_ONCE
                && (last == null
                        || nanos.getAsLong() - last.since()
                                >= rules.pauseAfter(last.count()).toNanos());
    }

    /** @param isLost whether a host is known to be gone */
    List<Failing> failing(Predicate<HostId> isLost) {
        return waiting.entrySet().stream()
                .flatMap(each -> why(each.getValue(), isLost).stream()
                        .map(why -> new Failing(each.getKey(), each.getValue().heir(), why)))
                .toList();
    }

    private Optional<String> why(Waiting one, Predicate<HostId> isLost) {
        if (isLost.test(one.host())) {
            return Optional.of("host " + one.host() + " is not heard of");
        }
        return nanos.getAsLong() - one.since() < rules.patience().toNanos()
                ? Optional.empty()
                : Optional.of("host " + one.host() + " was not ready within "
                        + rules.patience().toSeconds() + " s");
    }

    /** Why the last heir did not get the router. */
    Optional<String> lastFailure(Place place) {
        return failures.getOrDefault(place, Map.of()).values().stream()
                .max(Comparator.comparingLong(Failure::since))
                .map(Failure::why);
    }
}
