package io.culvert.agent.desired;

import io.culvert.events.resource.Certificates;
import io.culvert.events.value.AuthMode;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.SecretRef;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes one IKE connection of all tunnels that negotiate the same IKE_SA: charon binds a responder to the first that
 * matches, and would answer TS_UNACCEPTABLE for the networks of the others. What is not negotiated but can be had once
 * only comes from the tunnel that was changed last: dead peer detection and lifetime for an IKE connection, the
 * pre-shared key, or the certificates and their key, for a pair of identities.
 */
final class IkeMerge {
    private static final Comparator<Tunnel> NEWEST = Comparator.comparingLong(Tunnel::revision)
            .thenComparing(tunnel -> tunnel.connection().id().toString());

    private record Identities(String local, String remote, AuthMode mode) {
        static Identities of(Tunnel tunnel) {
            return new Identities(
                    tunnel.localId(),
                    tunnel.connection().peerId(),
                    tunnel.connection().authMode());
        }
    }

    /** A secret, and the certificates that go with it. */
    private record Proof(SecretRef secret, Optional<Certificates> certificates) {
        static Proof of(Tunnel tunnel) {
            return new Proof(tunnel.connection().psk(), tunnel.connection().certificates());
        }
    }

    private IkeMerge() {}

    /** In the order of their names. */
    static List<DesiredIke> merged(List<Tunnel> tunnels) {
        Map<Identities, Proof> keys = new HashMap<>();
        SortedMap<String, List<Tunnel>> byName = new TreeMap<>();
        for (Tunnel tunnel : tunnels.stream().sorted(NEWEST).toList()) {
            keys.put(Identities.of(tunnel), Proof.of(tunnel));
            byName.merge(name(tunnel), List.of(tunnel), IkeMerge::joined);
        }
        return byName.entrySet().stream()
                .map(entry -> ike(entry.getKey(), entry.getValue(), keys))
                .toList();
    }

    private static DesiredIke ike(String name, List<Tunnel> tunnels, Map<Identities, Proof> keys) {
        Tunnel newest = tunnels.getLast();
        Proof proof = keys.getOrDefault(Identities.of(newest), Proof.of(newest));
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
                proof.secret(),
                proof.certificates(),
                tunnels.stream()
                        .map(Tunnel::child)
                        .sorted(Comparator.comparing(
                                child -> child.connectionId().toString()))
                        .toList());
    }

    private static String name(Tunnel tunnel) {
        return ConfigName.ofIke(
                tunnel.local(),
                tunnel.connection().peerAddress(),
                tunnel.localId(),
                tunnel.connection().peerId(),
                tunnel.ikePolicy(),
                tunnel.connection().natTraversal(),
                tunnel.connection().authMode());
    }

    private static List<Tunnel> joined(List<Tunnel> some, List<Tunnel> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }
}
