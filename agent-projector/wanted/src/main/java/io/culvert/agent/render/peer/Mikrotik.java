package io.culvert.agent.render.peer;

import io.culvert.agent.render.Identity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** MikroTik RouterOS 7, as a script of its command line. */
final class Mikrotik {
    private static final String DEVICE = "mikrotik";
    private static final Map<String, String> GROUPS = Algorithms.table("group2=modp1024 group5=modp1536"
            + " group14=modp2048 group15=modp3072 group16=modp4096 group17=modp6144 group18=modp8192"
            + " group19=ecp256 group20=ecp384 group21=ecp521 group31=x25519");
    private static final Map<String, String> HASHES = Algorithms.table("sha1=sha1 sha256=sha256 sha512=sha512");

    private static final Vocabulary IKE = new Vocabulary(
            DEVICE,
            Use.IKE,
            Algorithms.table("3des=3des aes-128=aes-128 aes-192=aes-192 aes-256=aes-256"),
            Algorithms.table("sha1=sha1 sha256=sha256 sha384=sha384 sha512=sha512"),
            GROUPS);
    private static final Vocabulary ESP = new Vocabulary(
            DEVICE,
            Use.ESP,
            Algorithms.table("3des=3des aes-128=aes-128-cbc aes-192=aes-192-cbc aes-256=aes-256-cbc"
                    + " aes-128-ctr=aes-128-ctr aes-192-ctr=aes-192-ctr aes-256-ctr=aes-256-ctr"
                    + " aes-128-gcm-16=aes-128-gcm aes-192-gcm-16=aes-192-gcm aes-256-gcm-16=aes-256-gcm"),
            HASHES,
            GROUPS);
    private static final Vocabulary AH = new Vocabulary(DEVICE, Use.AH, Map.of(), HASHES, GROUPS);

    private Mikrotik() {}

    static List<PeerFile> render(Peer peer) {
        Map<String, Object> values = new HashMap<>();
        values.put("ike", IKE.first(peer.ike().proposals()));
        values.put("child", (peer.isAh() ? AH : ESP).first(peer.ipsec().proposals()));
        values.put("protocol", peer.isAh() ? "ah" : "esp");
        values.put("localAddress", peer.own().literal(DEVICE).toString());
        values.put("localId", identity(peer.own()));
        values.put("remoteId", identity(peer.culvert()));
        values.put("exchange", exchange(peer));
        values.put("dpdFailures", Math.clamp(peer.dpdFailures(), 1, 100));
        return List.of(new PeerFile(
                peer.name() + ".rsc", PeerTemplates.render(Syntax.ROUTEROS, "mikrotik.rsc", peer, values)));
    }

    private static String exchange(Peer peer) {
        if (!peer.isV1()) {
            return "ike2";
        }
        return peer.isAggressive() ? "aggressive" : "main";
    }

    private static String identity(Side side) {
        Identity identity = Identity.of(side.identity());
        return switch (identity.kind()) {
            case ADDRESS -> "address:" + identity.value();
            case FQDN -> "fqdn:" + identity.value();
            case EMAIL -> "user-fqdn:" + identity.value();
            case KEY_ID -> "key-id:" + identity.value();
            case DN, OTHER -> throw Identities.unknown(DEVICE, identity);
        };
    }
}
