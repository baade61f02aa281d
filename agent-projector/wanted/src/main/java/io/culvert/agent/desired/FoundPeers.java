package io.culvert.agent.desired;

import io.culvert.events.value.IpAddress;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts addresses in the place of peers' names, so that another address is another connection, which replaces the former as
 * any other does. A name that was not found stays one: such a peer cannot be called, nor known when it calls. */
public final class FoundPeers {
    private FoundPeers() {}

    /** The names of peers in it. */
    public static Set<String> names(DesiredNamespace wanted) {
        return wanted.ikes().stream()
                .map(DesiredIke::remoteAddress)
                .filter(peer -> !isAddress(peer))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** False for a peer whose name leads nowhere. */
    public static boolean isFound(DesiredIke ike) {
        return isAddress(ike.remoteAddress());
    }

    public static Assignment in(Assignment assignment, PeerNames names) {
        TreeMap<String, DesiredIke> ikes = new TreeMap<>();
        for (DesiredIke ike : assignment.namespace().ikes()) {
            DesiredIke found = found(ike, names);
            // One peer may be wanted by its name and by its address.
            ikes.merge(found.name(), found, DesiredIke::joined);
        }
        return assignment.with(List.copyOf(ikes.values()), assignment.notCarried());
    }

    private static DesiredIke found(DesiredIke ike, PeerNames names) {
        return isAddress(ike.remoteAddress())
                ? ike
                : names.address(ike.remoteAddress(), ike.localAddress().ipVersion())
                        .map(ike::to)
                        .orElse(ike);
    }

    private static boolean isAddress(String peer) {
        try {
            return IpAddress.of(peer).ipVersion() > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
