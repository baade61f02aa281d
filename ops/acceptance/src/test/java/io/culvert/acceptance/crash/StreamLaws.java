package io.culvert.acceptance.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What holds of the events on the topic, whoever made them: each once but for repeats, in order, without a hole. */
final class StreamLaws {
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Long> lastVersions = new HashMap<>();
    private final Map<String, String> eventOfVersion = new HashMap<>();
    private final Map<Long, String> eventOfPosition = new HashMap<>();
    private final Map<String, Delivery> firstOfEvent = new HashMap<>();
    private final Map<Integer, Long> lastPositions = new HashMap<>();
    private final Map<String, Integer> partitions = new HashMap<>();

    private StreamLaws() {}

    /** @param deliveries in the order of each partition */
    static List<String> faults(List<Delivery> deliveries) {
        StreamLaws laws = new StreamLaws();
        deliveries.forEach(laws::take);
        return laws.faults;
    }

    /** Those below the last; partitions do not wait for each other, so that some may only be on their way. */
    static Set<Long> missingPositions(List<Delivery> deliveries) {
        Set<Long> there = deliveries.stream().map(Delivery::position).collect(Collectors.toSet());
        long last = there.stream().mapToLong(Long::longValue).max().orElse(0);
        return LongStream.range(1, last)
                .boxed()
                .filter(position -> !there.contains(position))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void take(Delivery one) {
        hasOnePlace(one);
        staysInItsPartition(one);
        if (firstOfEvent.putIfAbsent(one.eventId(), one) != null) {
            return;
        }
        comesInOrder(one);
    }

    private void hasOnePlace(Delivery one) {
        Delivery first = firstOfEvent.get(one.eventId());
        if (first != null && (!first.place().equals(one.place()) || first.position() != one.position())) {
            faults.add("one event in two places: " + first + " and " + one);
        }
        String there = eventOfVersion.putIfAbsent(one.place(), one.eventId());
        if (there != null && !there.equals(one.eventId())) {
            faults.add("two events with one version: " + there + " and " + one);
        }
        there = eventOfPosition.putIfAbsent(one.position(), one.eventId());
        if (there != null && !there.equals(one.eventId())) {
            faults.add("two events with one position: " + there + " and " + one);
        }
    }

    private void staysInItsPartition(Delivery one) {
        Integer before = partitions.putIfAbsent(one.project(), one.partition());
        if (before != null && before != one.partition()) {
            faults.add("a project in two partitions: " + before + " and " + one);
        }
    }

    /** As a consumer sees it who drops what he has: a lower version that is new to him came too late. */
    private void comesInOrder(Delivery one) {
        long last = lastVersions.getOrDefault(one.project(), 0L);
        if (one.version() <= last) {
            faults.add("out of order after version " + last + ": " + one);
        } else if (one.version() > last + 1) {
            faults.add("a hole after version " + last + ": " + one);
        }
        lastVersions.put(one.project(), Math.max(last, one.version()));
        long position = lastPositions.getOrDefault(one.partition(), 0L);
        if (one.position() < position) {
            faults.add("out of order after position " + position + ": " + one);
        }
        lastPositions.put(one.partition(), Math.max(position, one.position()));
    }
}
