package io.culvert.agent.render.peer;

import io.culvert.agent.render.Identity;
import io.culvert.events.value.DpdAction;
import java.util.List;
import java.util.Map;

/** strongSwan by its former files, as Openswan had them (ipsec.conf(5), ipsec.secrets(5)). */
final class IpsecConf {
    private IpsecConf() {}

    static List<PeerFile> render(Peer peer) {
        Map<String, Object> values = Map.of(
                "localId", Identity.of(peer.own().identity()).written(),
                "remoteId", Identity.of(peer.culvert().identity()).written(),
                "ike", Strongswan.ike(peer),
                "protocol", peer.isAh() ? "ah" : "esp",
                "child", Strongswan.child(peer),
                "pairs", peer.pairs(),
                "margin", peer.ipsec().lifetime().seconds() / 10,
                "dpdAction", dpdAction(peer.dpd().action()));
        return List.of(
                new PeerFile("ipsec.conf", PeerTemplates.render(Syntax.IPSEC_CONF, "ipsec.conf", peer, values)),
                new PeerFile(
                        "ipsec.secrets", PeerTemplates.render(Syntax.IPSEC_SECRETS, "ipsec.secrets", peer, values)));
    }

    /** In the words that Libreswan has too. */
    static String dpdAction(DpdAction action) {
        return switch (action) {
            case HOLD -> "hold";
            case RESTART, RESTART_BY_PEER -> "restart";
            case CLEAR, DISABLED -> "clear";
        };
    }
}
