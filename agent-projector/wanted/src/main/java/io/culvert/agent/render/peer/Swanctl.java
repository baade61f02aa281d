package io.culvert.agent.render.peer;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.render.Identity;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.DpdAction;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** strongSwan by swanctl (swanctl.conf(5)). */
final class Swanctl {
    private Swanctl() {}

    static List<PeerFile> render(Peer peer) {
        int ikeLife = peer.ike().lifetime().seconds();
        int childLife = peer.ipsec().lifetime().seconds();
        Map<String, Object> values = Map.ofEntries(
                Map.entry("version", peer.isV1() ? 1 : 2),
                Map.entry("localId", Identity.of(peer.own().identity()).written()),
                Map.entry("remoteId", Identity.of(peer.culvert().identity()).written()),
                Map.entry("ike", Strongswan.ike(peer)),
                Map.entry("protocol", peer.isAh() ? "ah" : "esp"),
                Map.entry("child", Strongswan.child(peer)),
                Map.entry("children", children(peer)),
                Map.entry("ikeRekey", Peer.rekeySeconds(ikeLife)),
                Map.entry("ikeOver", ikeLife - Peer.rekeySeconds(ikeLife)),
                Map.entry("childLife", childLife),
                Map.entry("childRekey", Peer.rekeySeconds(childLife)),
                Map.entry("dpdAction", dpdAction(peer.dpd().action())));
        return List.of(new PeerFile(
                peer.name() + ".conf", PeerTemplates.render(Syntax.SETTINGS, "swanctl.conf", peer, values)));
    }

    /** An SA of IKEv1 joins one pair of networks. */
    private static List<Map<String, String>> children(Peer peer) {
        if (!peer.isV1()) {
            return List.of(Map.of(
                    "local", texts(peer.own().networks()),
                    "remote", texts(peer.culvert().networks())));
        }
        return peer.pairs().stream().map(Swanctl::child).toList();
    }

    private static Map<String, String> child(TrafficPair pair) {
        return Map.of("local", pair.local().toString(), "remote", pair.remote().toString());
    }

    private static String texts(List<Cidr> networks) {
        return networks.stream().map(Cidr::toString).collect(Collectors.joining(","));
    }

    private static String dpdAction(DpdAction action) {
        return switch (action) {
            case HOLD -> "trap";
            case RESTART, RESTART_BY_PEER -> "restart";
            case CLEAR, DISABLED -> "clear";
        };
    }
}
