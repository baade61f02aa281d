package io.culvert.agent.desired;

import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One site connection with all that it refers to looked up.
 *
 * @param ikeName what its IKE connection is called in charon
 * @param pairs the traffic that belongs into it, by a text that sorts them
 */
record Tunnel(
        SiteConnection connection,
        long revision,
        IpAddress local,
        String localId,
        IkePolicy ikePolicy,
        String ikeName,
        DesiredChild child,
        Map<String, TrafficPair> pairs)
        implements Lookup {
    Tunnel {
        pairs = Map.copyOf(pairs);
    }

    static Tunnel of(
            SiteConnection connection,
            long revision,
            IpAddress local,
            IkePolicy ike,
            IpsecPolicy ipsec,
            List<Cidr> localTs,
            List<Cidr> remoteTs) {
        String localId = connection.localId().isEmpty() ? defaultId(connection, local) : connection.localId();
        return new Tunnel(
                connection,
                revision,
                local,
                localId,
                ike,
                ConfigName.ofIke(
                        local,
                        connection.peerAddress(),
                        localId,
                        connection.peerId(),
                        ike,
                        connection.natTraversal(),
                        connection.authMode()),
                DesiredChild.of(connection.id(), ipsec, localTs, remoteTs),
                pairs(localTs, remoteTs, connection.mtu()));
    }

    /** The subject of a certificate as charon takes octets: a text of it could be read in another way. */
    private static String defaultId(SiteConnection connection, IpAddress local) {
        return connection
                .certificates()
                .map(some -> "asn1dn:#" + some.own().subject())
                .orElseGet(local::toString);
    }

    private static Map<String, TrafficPair> pairs(List<Cidr> localTs, List<Cidr> remoteTs, int mtu) {
        Map<String, TrafficPair> pairs = new HashMap<>();
        for (Cidr local : localTs) {
            for (Cidr remote : remoteTs) {
                if (local.ipVersion() == remote.ipVersion()) {
                    pairs.put(local + " " + remote, new TrafficPair(local, remote, mtu));
                }
            }
        }
        return pairs;
    }
}
