package io.culvert.command.placement;

import io.culvert.events.event.Envelope;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterDeleted;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.VpnServiceCreated;
import io.culvert.events.event.VpnServiceDeleted;
import io.culvert.events.event.VpnServiceUpdated;
import io.culvert.events.resource.VpnService;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.VpnServiceId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folds the whole log into what placement has to know: which routers have a service, and which have a host. */
final class RouterNeeds {
    /** A router of a project: identities of routers come from clients, so two projects may use the same. */
    record Place(ProjectId project, RouterId router) {}

    /** A router that has a service but no host, and the event that made it need one. */
    record Need(Place place, Envelope since) {}

    private record Service(ProjectId project, VpnServiceId id) {}

    private final Map<Service, Need> services = new LinkedHashMap<>();
    private final Map<Place, HostId> bound = new HashMap<>();

    void apply(Envelope envelope) {
        ProjectId project = envelope.projectId();
        switch (envelope.event()) {
            case VpnServiceCreated event -> put(event.service(), envelope);
            case VpnServiceUpdated event -> put(event.service(), envelope);
            case VpnServiceDeleted event -> services.remove(new Service(project, event.id()));
            case RouterBound event ->
                bound.put(
                        new Place(project, event.binding().routerId()),
                        event.binding().hostId());
            case RouterUnbound event -> bound.remove(new Place(project, event.id()));
            case RouterDeleted event -> bound.remove(new Place(project, event.id()));
            default -> {}
        }
    }

    /** Routers that have a service but no host, in the order in which they came to need one. */
    List<Need> homeless() {
        Map<Place, Need> first = new LinkedHashMap<>();
        for (Need need : services.values()) {
            if (!bound.containsKey(need.place())) {
                first.putIfAbsent(need.place(), need);
            }
        }
        return List.copyOf(first.values());
    }

    /** Counts the router as bound until its event comes by and tells where it really is. */
    void expect(Place place, HostId host) {
        bound.put(place, host);
    }

    Optional<HostId> hostOf(Place place) {
        return Optional.ofNullable(bound.get(place));
    }

    /** The routers that it has now. */
    List<Place> placesOn(HostId host) {
        return bound.entrySet().stream()
                .filter(entry -> entry.getValue().equals(host))
                .map(Map.Entry::getKey)
                .toList();
    }

    long routersOn(HostId host) {
        return bound.values().stream().filter(host::equals).count();
    }

    /** A service that is changed goes on needing what it needed since its first event. */
    private void put(VpnService service, Envelope envelope) {
        Place place = new Place(envelope.projectId(), service.routerId());
        services.merge(
                new Service(place.project(), service.id()),
                new Need(place, envelope),
                (before, now) -> before.place().equals(place) ? before : now);
    }
}
