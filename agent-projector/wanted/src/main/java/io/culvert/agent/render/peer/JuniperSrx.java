package io.culvert.agent.render.peer;

import io.culvert.agent.render.Identity;
import io.culvert.events.value.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Junos on the SRX series: a route-based VPN with traffic selectors, as set commands. */
final class JuniperSrx {
    private static final String DEVICE = "juniper-srx";
    private static final Map<String, String> GROUPS =
            Algorithms.groups(number -> "group" + number, 2, 5, 14, 15, 16, 19, 20, 21, 24);
    private static final String CIPHERS =
            "3des=3des-cbc aes-128=aes-128-cbc aes-192=aes-192-cbc aes-256=aes-256-cbc aes-128-gcm-16=aes-128-gcm"
                    + " aes-256-gcm-16=aes-256-gcm";
    private static final Map<String, String> HMACS =
            Algorithms.table("sha1=hmac-sha1-96 sha256=hmac-sha-256-128" + " sha384=hmac-sha-384 sha512=hmac-sha-512");

    private static final Vocabulary IKE = new Vocabulary(
            DEVICE,
            Use.IKE,
            Algorithms.table(CIPHERS),
            Algorithms.table("sha1=sha1 sha256=sha-256 sha384=sha-384 sha512=sha-512"),
            GROUPS);
    private static final Vocabulary ESP =
            new Vocabulary(DEVICE, Use.ESP, Algorithms.table(CIPHERS + " aes-192-gcm-16=aes-192-gcm"), HMACS, GROUPS);
    private static final Vocabulary AH = new Vocabulary(DEVICE, Use.AH, Map.of(), HMACS, GROUPS);

    private JuniperSrx() {}

    static List<PeerFile> render(Peer peer) {
        if (peer.isTransport()) {
            throw new IllegalArgumentException(DEVICE + " can't do encapsulation_mode 'transport'");
        }
        Words ike = IKE.first(peer.ike().proposals());
        if (peer.isV1() && ike.isAead()) {
            throw new IllegalArgumentException(DEVICE + " can't do encryption_algorithm '"
                    + ike.proposal().encryptionAlgorithm().wireName() + "' in IKEv1");
        }
        Map<String, Object> values = new HashMap<>();
        values.put("ike", ike);
        values.put("child", (peer.isAh() ? AH : ESP).first(peer.ipsec().proposals()));
        values.put("localAddress", peer.own().literal(DEVICE).toString());
        values.put("localId", identity(peer.own()));
        values.put("remoteId", identity(peer.culvert()));
        values.put("ikeSeconds", Limits.lifetime(DEVICE, peer.ike().lifetime().seconds(), 180, 86400));
        values.put(
                "childSeconds", Limits.lifetime(DEVICE, peer.ipsec().lifetime().seconds(), 180, 86400));
        values.put("dpdInterval", Math.clamp(peer.dpd().intervalSeconds(), 2, 60));
        values.put("dpdThreshold", Math.clamp(peer.dpdFailures(), 1, 5));
        return List.of(
                new PeerFile(peer.name() + ".set", PeerTemplates.render(Syntax.LINE, "juniper-srx.set", peer, values)));
    }

    private static String identity(Side side) {
        Identity identity = Identity.of(side.identity());
        return switch (identity.kind()) {
            case ADDRESS -> (IpAddress.of(identity.value()).ipVersion() == 4 ? "inet " : "inet6 ") + identity.value();
            case FQDN -> "hostname " + Syntax.WORDS.write(identity.value());
            case EMAIL -> "user-at-hostname " + Syntax.WORDS.write(identity.value());
            case DN, KEY_ID, OTHER -> throw Identities.unknown(DEVICE, identity);
        };
    }
}
