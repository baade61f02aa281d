package io.culvert.acceptance.crash;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds between the writes and the events: every acknowledged write has one, no write has two, no other has any. */
final class EffectLaws {
    private EffectLaws() {}

    static List<String> faults(List<Write> writes, List<Delivery> deliveries) {
        Collection<Delivery> events = once(deliveries);
        Map<String, List<Delivery>> effects = events.stream().collect(Collectors.groupingBy(EffectLaws::mark));
        Map<String, String> networks = networkIds(events);
        List<String> faults = new ArrayList<>();
        Map<String, Delivery> lastOfNetwork = new HashMap<>();
        for (Write write : writes) {
            Optional<String> mark = mark(write, networks);
            List<Delivery> own = mark.map(effects::remove).orElse(null);
            List<Delivery> found = own == null ? List.of() : own;
            judge(write, found).ifPresent(faults::add);
            if (write.acknowledged() && !found.isEmpty()) {
                Delivery before = lastOfNetwork.put(write.network(), found.getFirst());
                if (before != null && before.version() > found.getFirst().version()) {
                    faults.add("done before what was acknowledged before it, " + before + ": " + write);
                }
            }
        }
        effects.values().stream().flatMap(List::stream).forEach(nobodys -> faults.add("nobody asked for " + nobodys));
        return faults;
    }

    /** Those of the acknowledged writes whose events have not come. */
    static Set<String> undelivered(List<Write> writes, List<Delivery> deliveries) {
        Set<String> missing = writes.stream()
                .filter(Write::acknowledged)
                .map(write -> write.requestId().orElse("a write without request id"))
                .collect(Collectors.toSet());
        deliveries.forEach(delivery -> missing.remove(delivery.requestId()));
        return missing;
    }

    private static Optional<String> judge(Write write, List<Delivery> found) {
        if (found.size() > 1) {
            return Optional.of("done twice: " + write + " by " + found);
        }
        return switch (write.outcome()) {
            case ACKNOWLEDGED -> judgeAcknowledged(write, found);
            case REFUSED -> Optional.of("refused without a reason: " + write);
            case UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<String> judgeAcknowledged(Write write, List<Delivery> found) {
        if (found.isEmpty()) {
            return Optional.of("acknowledged and lost: " + write);
        }
        return answers(write, found.getFirst())
                ? Optional.empty()
                : Optional.of("acknowledged, but another did it: " + write + " by " + found);
    }

    private static boolean answers(Write write, Delivery event) {
        return write.requestId().equals(Optional.of(event.requestId()))
                && write.project().equals(event.project())
                && write.id().equals(Optional.of(event.networkId()));
    }

    private static Collection<Delivery> once(List<Delivery> deliveries) {
        Map<String, Delivery> first = new LinkedHashMap<>();
        deliveries.forEach(delivery -> first.putIfAbsent(delivery.eventId(), delivery));
        return first.values();
    }

    /** By the names under which they were created. */
    private static Map<String, String> networkIds(Collection<Delivery> events) {
        Map<String, String> ids = new HashMap<>();
        events.stream()
                .filter(event -> event.type().equals(Write.Kind.CREATE.eventType()))
                .forEach(event -> ids.putIfAbsent(event.name(), event.networkId()));
        return ids;
    }

    /** Names are given once, and a network is deleted once. */
    private static String mark(Delivery event) {
        boolean gone = event.type().equals(Write.Kind.DELETE.eventType());
        return event.type() + " " + (gone ? event.networkId() : event.name());
    }

    private static Optional<String> mark(Write write, Map<String, String> networks) {
        String type = write.kind().eventType() + " ";
        return write.kind() == Write.Kind.DELETE
                ? Optional.ofNullable(networks.get(write.network())).map(id -> type + id)
                : Optional.of(type + write.name());
    }
}
