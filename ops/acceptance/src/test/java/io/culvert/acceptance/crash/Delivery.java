package io.culvert.acceptance.crash;

/**
 * An event as it came off the topic, once for each time that it came.
 *
 * @param networkId of the network that it is about
 * @param name of that network after it; empty if it was deleted
 */
record Delivery(
        int partition,
        long offset,
        String project,
        long version,
        long position,
        String eventId,
        String type,
        String requestId,
        String networkId,
        String name) {
    String place() {
        return project + " version " + version;
    }

    @Override
    public String toString() {
        return "%s, position %d, event %s, %s of network %s, name '%s', request %s (partition %d offset %d)"
                .formatted(place(), position, eventId, type, networkId, name, requestId, partition, offset);
    }
}
