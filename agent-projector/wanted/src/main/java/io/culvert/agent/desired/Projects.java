package io.culvert.agent.desired;

import io.culvert.events.event.Envelope;
import io.culvert.events.event.HeirNamed;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.Heir;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import java.util.Optional;
import java.util.stream.Stream;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The projects with a router that is bound to one host, or that the host is to carry next. Of the others nothing is kept: when
 * the host gets a router of one, or is to make ready for it, it has to be read anew, from its first event on.
 *
 * @param held those of the host
 * @param unread what has to be read anew, and up to where; what comes of it meanwhile only tells how far that is. One whose
 *     stream is stopped is among them too, to be tried again: it goes on once the log was sent again
 */
public record Projects(HostId host, Streams held, Young young, PMap<ProjectId, Unread> unread) {
    public static Projects of(HostId host) {
        return of(host, HashTreePMap.empty());
    }

    public static Projects of(HostId host, PMap<ProjectId, ProjectState> states) {
        return new Projects(host, new Streams(states, HashTreePMap.empty()), Young.NONE, HashTreePMap.empty());
    }

    public PMap<ProjectId, ProjectState> states() {
        return held.states();
    }

    public PMap<ProjectId, String> stopped() {
        return held.stopped();
    }

    /** Takes in what has arrived; reads it only if something may come of it. */
    public Projects fold(Arrival arrival) {
        ProjectId id = arrival.projectId();
        if (unread.containsKey(id)) {
            return with(unread.plus(id, unread.get(id).and(arrival)));
        }
        if (held.states().containsKey(id)) {
            return arrival.version() <= held.state(id).version() ? this : keep(arrival);
        }
        ProjectState known = young.states().getOrDefault(id, ProjectState.EMPTY);
        if (arrival.isNews() && arrival.version() == known.version() + 1) {
            return begin(known, arrival);
        }
        Projects others = known.version() > 0 && arrival.version() > known.version() ? with(young.without(id)) : this;
        return arrival.isNews() && arrival.binds() ? others.look(arrival) : others;
    }

    /** A project of the host is forgotten with its last router there, and read anew after a hole. */
    private Projects keep(Arrival arrival) {
        ProjectId id = arrival.projectId();
        Streams next = held.fold(arrival.event().get());
        return next.stopped().containsKey(id)
                ? with(next).with(unread.plus(id, Unread.of(arrival)))
                : with(isHere(next.state(id)) ? next : next.without(id));
    }

    private Projects begin(ProjectState known, Arrival arrival) {
        Envelope envelope = arrival.event().get();
        if (bindingIn(envelope.event()).isEmpty()) {
            return with(young.fold(known, envelope));
        }
        ProjectState next = known.evolve(envelope.event(), envelope.time());
        Projects grown = with(young.without(envelope.projectId()));
        return isHere(next) ? grown.with(held.with(envelope.projectId(), next)) : grown;
    }

    private Projects look(Arrival arrival) {
        return bindingIn(arrival.event().get().event())
                        .filter(binding -> binding.hostId().equals(host))
                        .isPresent()
                ? with(unread.plus(arrival.projectId(), Unread.of(arrival)))
                : this;
    }

    /** What may bring a project to a host. */
    private static Optional<Binding> bindingIn(VpnEvent event) {
        return switch (event) {
            case RouterBound(Binding binding) -> Optional.of(binding);
            case HeirNamed(Heir heir) -> Optional.of(heir.binding());
            default -> Optional.empty();
        };
    }

    private boolean isHere(ProjectState state) {
        return Stream.concat(
                        state.hosting().bindings().values().stream(),
                        state.hosting().heirs().values().stream().map(Heir::binding))
                .anyMatch(binding -> binding.hostId().equals(host));
    }

    /** An event of it can't be read: a project of the host stays as it is from now on; of others none need be. */
    public Projects stop(Arrival arrival, String why) {
        ProjectId id = arrival.projectId();
        boolean matters = arrival.binds() || held.states().containsKey(id);
        Projects known = with(young.without(id));
        return matters ? known.with(held.stop(id, why)).with(unread.plus(id, Unread.of(arrival))) : known;
    }

    /**
     * Takes up what was read anew; not yet, if more of it came meanwhile.
     *
     * @param upTo where reading has come to in its partition
     */
    public Projects found(ProjectId id, Streams read, long upTo) {
        Unread needed = unread.get(id);
        if (needed == null || upTo < needed.place().next()) {
            return this;
        }
        Optional<String> why = needed.lackingIn(id, read);
        if (why.isPresent()) {
            return with(held.stop(id, why.get()));
        }
        ProjectState state = read.state(id);
        Projects others = with(unread.minus(id)).with(held.without(id));
        return isHere(state) ? others.with(others.held.with(id, state)) : others;
    }

    /** Those that wait to be read anew; not those that are stopped. */
    public PMap<ProjectId, Unread> waiting() {
        return unread.minusAll(held.stopped().keySet());
    }

    private Projects with(Streams next) {
        return new Projects(host, next, young, unread);
    }

    private Projects with(Young next) {
        return new Projects(host, held, next, unread);
    }

    private Projects with(PMap<ProjectId, Unread> next) {
        return new Projects(host, held, young, next);
    }
}
