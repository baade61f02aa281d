package io.culvert.agent.render.peer;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.render.Identity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** pfSense: the part "ipsec" of its config.xml. */
final class Pfsense {
    private static final String DEVICE = "pfsense";
    /** A name, and the length of the key or, of GCM, of the check value in bits. */
    private static final Map<String, String> CIPHERS = Algorithms.table("aes-128=aes+128 aes-192=aes+192"
            + " aes-256=aes+256 aes-128-gcm-8=aes128gcm+64 aes-128-gcm-12=aes128gcm+96 aes-128-gcm-16=aes128gcm+128"
            + " aes-192-gcm-8=aes192gcm+64 aes-192-gcm-12=aes192gcm+96 aes-192-gcm-16=aes192gcm+128"
            + " aes-256-gcm-8=aes256gcm+64 aes-256-gcm-12=aes256gcm+96 aes-256-gcm-16=aes256gcm+128");

    private static final Map<String, String> GROUPS = Algorithms.groups(
            number -> number, 2, 5, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31);
    private static final Map<String, String> HMACS = Algorithms.table(
            "sha1=hmac_sha1 sha256=hmac_sha256 sha384=hmac_sha384 sha512=hmac_sha512 aes-xcbc=aesxcbc");

    private static final Vocabulary IKE = new Vocabulary(
            DEVICE,
            Use.IKE,
            CIPHERS,
            Algorithms.table("sha1=sha1 sha256=sha256 sha384=sha384 sha512=sha512 aes-xcbc=aesxcbc"),
            GROUPS);
    private static final Vocabulary ESP = new Vocabulary(DEVICE, Use.ESP, CIPHERS, HMACS, GROUPS);
    private static final Vocabulary AH = new Vocabulary(DEVICE, Use.AH, Map.of(), HMACS, GROUPS);

    private Pfsense() {}

    static List<PeerFile> render(Peer peer) {
        Words ike = IKE.first(peer.ike().proposals());
        Words child = (peer.isAh() ? AH : ESP).first(peer.ipsec().proposals());
        Map<String, Object> values = new HashMap<>();
        values.put("ike", ike);
        values.put("ikeCipher", cipher(ike));
        values.put("child", child);
        values.put("childCipher", peer.isAh() ? Map.of() : cipher(child));
        values.put("protocol", peer.isAh() ? "ah" : "esp");
        values.put("localAddress", peer.own().address());
        values.put("v6", peer.culvert().literal(DEVICE).ipVersion() == 6);
        values.put("localId", identity(peer.own()));
        values.put("remoteId", identity(peer.culvert()));
        values.put(
                "phases", peer.pairs().stream().map(pair -> phase2(peer, pair)).toList());
        return List.of(
                new PeerFile(peer.name() + ".xml", PeerTemplates.render(Syntax.XML, "pfsense.xml", peer, values)));
    }

    private static Map<String, String> cipher(Words words) {
        String[] parts = words.cipher().split(" ", -1);
        return Map.of("name", parts[0], "bits", parts[1]);
    }

    private static Map<String, Object> phase2(Peer peer, TrafficPair pair) {
        String tunnel = pair.local().ipVersion() == 6 ? "tunnel6" : "tunnel";
        return Map.of(
                "mode",
                peer.isTransport() ? "transport" : tunnel,
                "local",
                pair.local().address().toString(),
                "localBits",
                pair.local().prefixLength(),
                "remote",
                pair.remote().address().toString(),
                "remoteBits",
                pair.remote().prefixLength());
    }

    private static Map<String, String> identity(Side side) {
        Identity identity = Identity.of(side.identity());
        String type = switch (identity.kind()) {
            case ADDRESS -> "address";
            case FQDN -> "fqdn";
            case EMAIL -> "user_fqdn";
            case DN -> "asn1dn";
            case KEY_ID -> "keyid tag";
            case OTHER -> throw Identities.unknown(DEVICE, identity);
        };
        return Map.of("type", type, "data", identity.value());
    }
}
