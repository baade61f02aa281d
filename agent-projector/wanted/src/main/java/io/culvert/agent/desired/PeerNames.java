package io.culvert.agent.desired;

import io.culvert.events.value.IpAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** The host names of peers, where they were found last, and when to look again. */
public record PeerNames(PMap<String, Found> found) {
    public static final PeerNames NONE = new PeerNames(HashTreePMap.empty());

    /**
     * What came of looking.
     *
     * @param addresses one of each IP version at most: that which tunnels go to; none if it was never found
     * @param due when to look again
     */
    record Found(List<IpAddress> addresses, Instant due) {
        Found {
            addresses = List.copyOf(addresses);
        }
    }

    /** Those of the names that it is time to look up, in the order in which they are to be. */
    public List<String> due(Set<String> names, Instant now) {
        return names.stream()
                .filter(name -> !now.isBefore(due(name)))
                .sorted(Comparator.comparing(this::due))
                .toList();
    }

    /** A new name comes before all others. */
    private Instant due(String name) {
        return found.containsKey(name) ? found.get(name).due() : Instant.MIN;
    }

    /** True if tunnels go to the same addresses by it. */
    public boolean leadsWhere(PeerNames other) {
        return addresses().equals(other.addresses());
    }

    private Map<String, List<IpAddress>> addresses() {
        return found.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().addresses()));
    }

    /** True if each was looked up, whatever came of it. */
    public boolean know(Set<String> names) {
        return found.keySet().containsAll(names);
    }

    /** The name has these addresses now, of which the one that is in use stays so if it is still among them: a name of many
     * addresses gives them in another order each time.
     * @param due when to look again */
    public PeerNames found(String name, List<IpAddress> addresses, Instant due) {
        List<IpAddress> chosen = new ArrayList<>();
        for (int version : new int[] {4, 6}) {
            address(name, version)
                    .filter(addresses::contains)
                    .or(() -> addresses.stream()
                            .filter(address -> address.ipVersion() == version)
                            .findFirst())
                    .ifPresent(chosen::add);
        }
        return new PeerNames(found.plus(name, new Found(chosen, due)));
    }

    /** The name was not found; where it was before still counts.
     * @param due when to look again */
    public PeerNames failed(String name, Instant due) {
        List<IpAddress> before = found.containsKey(name) ? found.get(name).addresses() : List.of();
        return new PeerNames(found.plus(name, new Found(before, due)));
    }

    public PeerNames keepOnly(Set<String> names) {
        Set<String> others =
                found.keySet().stream().filter(name -> !names.contains(name)).collect(Collectors.toUnmodifiableSet());
        return others.isEmpty() ? this : new PeerNames(found.minusAll(others));
    }

    /** Where the tunnels to that name go; empty if it was not found yet.
     * @param version 4 or 6 */
    public Optional<IpAddress> address(String name, int version) {
        return Optional.ofNullable(found.get(name)).stream()
                .flatMap(some -> some.addresses().stream())
                .filter(address -> address.ipVersion() == version)
                .findFirst();
    }
}
