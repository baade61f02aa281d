package io.culvert.agent.desired;

import io.culvert.events.value.AuthMode;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.SecretRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes one IKE connection of all tunnels that negotiate the same IKE_SA: charon binds a responder to the first that
 * matches, and would answer TS_UNACCEPTABLE for the networks of the others. What is not negotiated but can be had once
 * only comes from the tunnel that was changed last: dead peer detection, lifetime and certificates for an IKE connection, the
 * pre-shared key for a pair of identities.
 */
final class IkeMerge {
    private static final Comparator<Tunnel> NEWEST = Comparator.comparingLong(Tunnel::revision)
            .thenComparing(tunnel -> tunnel.connection().id().toString());

    private record Identities(String local, String remote) {
        static Identities of(Tunnel tunnel) {
            return new Identities(tunnel.localId(), tunnel.connection().peerId());
        }
    }

    private IkeMerge() {}

    /** In the order of their names. */
    static List<DesiredIke> merged(List<Tunnel> tunnels) {
        Map<Identities, SecretRef> keys = new HashMap<>();
        SortedMap<String, List<Tunnel>> byName = new TreeMap<>();
        for (Tunnel tunnel : tunnels.stream().sorted(NEWEST).toList()) {
            if (tunnel.connection().authMode() == AuthMode.PSK) {
                keys.put(Identities.of(tunnel), tunnel.connection().psk());
            }
            byName.computeIfAbsent(tunnel.ikeName(), any -> new ArrayList<>()).add(tunnel);
        }
        return byName.entrySet().stream()
                .map(entry -> ike(entry.getKey(), entry.getValue(), keys))
                .toList();
    }

    private static DesiredIke ike(String name, List<Tunnel> tunnels, Map<Identities, SecretRef> keys) {
        Tunnel newest = tunnels.getLast();
        boolean mayInitiate =
                tunnels.stream().anyMatch(tunnel -> tunnel.connection().initiator() == Initiator.BI_DIRECTIONAL);
        return new DesiredIke(
                name,
                newest.local(),
                newest.connection().peerAddress(),
                newest.localId(),
                newest.connection().peerId(),
                newest.ikePolicy(),
                newest.connection().dpd(),
                mayInitiate ? Initiator.BI_DIRECTIONAL : Initiator.RESPONSE_ONLY,
                newest.connection().natTraversal(),
                secret(newest, keys),
                newest.connection().certificates(),
                tunnels.stream().map(Tunnel::child).sorted(DesiredChild.ORDER).toList());
    }

    private static SecretRef secret(Tunnel newest, Map<Identities, SecretRef> keys) {
        SecretRef own = newest.connection().psk();
        return newest.connection().authMode() == AuthMode.PSK ? keys.getOrDefault(Identities.of(newest), own) : own;
    }
}
