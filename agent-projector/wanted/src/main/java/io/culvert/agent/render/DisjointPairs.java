package io.culvert.agent.render;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.events.value.Cidr;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Pairs of networks of which no two have a packet in common. Whether another may join is found out without looking at each,
 * as long as few lengths of prefixes and few local networks are in use. */
final class DisjointPairs {
    /** The remote networks by the local one, and by the length of their prefix. */
    private final Map<Cidr, Map<Integer, Set<Cidr>>> remotes = new HashMap<>();

    /** False, and nothing happens, if it has a packet in common with one that is there. */
    boolean add(TrafficPair pair) {
        Cidr local = pair.local().masked();
        Cidr remote = pair.remote().masked();
        boolean taken = remotes.entrySet().stream()
                .filter(entry -> entry.getKey().overlaps(local))
                .anyMatch(entry -> overlaps(entry.getValue(), remote));
        if (!taken) {
            remotes.computeIfAbsent(local, any -> new HashMap<>())
                    .computeIfAbsent(remote.prefixLength(), any -> new HashSet<>())
                    .add(remote);
        }
        return !taken;
    }

    private static boolean overlaps(Map<Integer, Set<Cidr>> byLength, Cidr remote) {
        return byLength.entrySet().stream()
                .anyMatch(entry -> entry.getKey() <= remote.prefixLength()
                        ? entry.getValue().contains(new Cidr(remote.address(), entry.getKey()).masked())
                        : entry.getValue().stream().anyMatch(remote::overlaps));
    }
}
