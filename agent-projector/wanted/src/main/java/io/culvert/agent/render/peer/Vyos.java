package io.culvert.agent.render.peer;

import io.culvert.agent.render.Identity;
import io.culvert.events.value.DpdAction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** VyOS 1.4 and later, as commands of its configuration mode. */
final class Vyos {
    private static final String DEVICE = "vyos";
    private static final Map<String, String> CIPHERS = Algorithms.table("3des=3des"
            + " aes-128=aes128 aes-192=aes192 aes-256=aes256"
            + " aes-128-ctr=aes128ctr aes-192-ctr=aes192ctr aes-256-ctr=aes256ctr"
            + " aes-128-ccm-8=aes128ccm64 aes-192-ccm-8=aes192ccm64 aes-256-ccm-8=aes256ccm64"
            + " aes-128-ccm-12=aes128ccm96 aes-192-ccm-12=aes192ccm96 aes-256-ccm-12=aes256ccm96"
            + " aes-128-ccm-16=aes128ccm128 aes-192-ccm-16=aes192ccm128 aes-256-ccm-16=aes256ccm128"
            + " aes-128-gcm-8=aes128gcm64 aes-192-gcm-8=aes192gcm64 aes-256-gcm-8=aes256gcm64"
            + " aes-128-gcm-12=aes128gcm96 aes-192-gcm-12=aes192gcm96 aes-256-gcm-12=aes256gcm96"
            + " aes-128-gcm-16=aes128gcm128 aes-192-gcm-16=aes192gcm128 aes-256-gcm-16=aes256gcm128");
    private static final Map<String, String> INTEGRITY =
            Algorithms.table("sha1=sha1 sha256=sha256 sha384=sha384 sha512=sha512 aes-xcbc=aesxcbc aes-cmac=aescmac");
    private static final Map<String, String> GROUPS = Algorithms.groups(
            number -> number, 2, 5, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31);

    private static final Vocabulary IKE = new Vocabulary(DEVICE, Use.IKE, CIPHERS, INTEGRITY, GROUPS);
    private static final Vocabulary ESP = new Vocabulary(DEVICE, Use.ESP, CIPHERS, INTEGRITY, GROUPS);

    private Vyos() {}

    static List<PeerFile> render(Peer peer) {
        if (peer.isAh()) {
            throw new IllegalArgumentException(DEVICE + " can't do transform_protocol 'ah'");
        }
        Words ike = IKE.first(peer.ike().proposals());
        Words esp = ESP.first(peer.ipsec().proposals());
        Map<String, Object> values = new HashMap<>();
        values.put("localId", identity(peer.own()));
        values.put("remoteId", identity(peer.culvert()));
        values.put("localAddress", peer.own().literal(DEVICE).toString());
        values.put("ike", ike);
        values.put("esp", esp);
        values.put("ikeSeconds", Limits.lifetime(DEVICE, peer.ike().lifetime().seconds(), 30, 86400));
        values.put("espSeconds", Limits.lifetime(DEVICE, peer.ipsec().lifetime().seconds(), 30, 86400));
        values.put("dpdAction", dpdAction(peer.dpd().action()));
        return List.of(
                new PeerFile(peer.name() + ".vyos", PeerTemplates.render(Syntax.VYOS, "vyos.commands", peer, values)));
    }

    /** It hands on to strongSwan what it is told. */
    private static String identity(Side side) {
        return Identity.of(side.identity()).written();
    }

    private static String dpdAction(DpdAction action) {
        return switch (action) {
            case HOLD -> "trap";
            case RESTART, RESTART_BY_PEER -> "restart";
            case CLEAR, DISABLED -> "clear";
        };
    }
}
