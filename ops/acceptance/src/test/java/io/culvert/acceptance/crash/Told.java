package io.culvert.acceptance.crash;

import java.util.Arrays;
import java.util.List;

/** Deliveries for the tests of the laws. */
record Told(Delivery build) {
    static Told event(String project, long version, long position) {
        String place = project + version;
        return new Told(new Delivery(
                0,
                position,
                project,
                version,
                position,
                "event-" + place,
                Write.Kind.CREATE.eventType(),
                "req-" + place,
                "id-" + place,
                place));
    }

    static List<Delivery> all(Told... told) {
        return Arrays.stream(told).map(Told::build).toList();
    }

    Told partition(int partition) {
        return with(partition, build.eventId());
    }

    Told id(String eventId) {
        return with(build.partition(), eventId);
    }

    /** The event of a write in its place: what is to be told of a create, rename or delete of that network. */
    static Told of(Write write, String networkId, long version, String requestId) {
        return new Told(new Delivery(
                0,
                version,
                write.project(),
                version,
                version,
                "event-" + version,
                write.kind().eventType(),
                requestId,
                networkId,
                write.name()));
    }

    private Told with(int partition, String eventId) {
        return new Told(new Delivery(
                partition,
                build.offset(),
                build.project(),
                build.version(),
                build.position(),
                eventId,
                build.type(),
                build.requestId(),
                build.networkId(),
                build.name()));
    }
}
