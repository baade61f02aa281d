package io.culvert.agent.render.peer;

import io.culvert.agent.render.Identity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Libreswan (its ipsec.conf(5) and ipsec.secrets(5), algparse). */
final class Libreswan {
    private static final String DEVICE = "libreswan";
    private static final Map<String, String> INTEGRITY =
            Algorithms.table("sha1=sha1 sha256=sha2_256 sha384=sha2_384 sha512=sha2_512 aes-xcbc=aes_xcbc");
    private static final Map<String, String> GROUPS =
            Algorithms.groups(number -> "dh" + number, 5, 14, 15, 16, 17, 18, 19, 20, 21, 31);
    private static final Map<String, String> BLOCK =
            Algorithms.table("3des=3des aes-128=aes128 aes-192=aes192 aes-256=aes256"
                    + " aes-128-ctr=aes_ctr128 aes-192-ctr=aes_ctr192 aes-256-ctr=aes_ctr256");

    static final Vocabulary IKE = new Vocabulary(DEVICE, Use.IKE, with(BLOCK, combined("gcm")), INTEGRITY, GROUPS);
    static final Vocabulary ESP = new Vocabulary(
            DEVICE,
            Use.ESP,
            with(with(BLOCK, combined("gcm")), combined("ccm")),
            with(INTEGRITY, Map.of("aes-cmac", "aes_cmac")),
            GROUPS);
    static final Vocabulary AH = new Vocabulary(DEVICE, Use.AH, Map.of(), ESP.integrity(), GROUPS);

    private Libreswan() {}

    static List<PeerFile> render(Peer peer) {
        Words ike = IKE.first(peer.ike().proposals());
        Words child = (peer.isAh() ? AH : ESP).first(peer.ipsec().proposals());
        Map<String, Object> values = new HashMap<>();
        values.put("localId", identity(peer.own().identity()));
        values.put("remoteId", identity(peer.culvert().identity()));
        values.put("ike", ike.cipher() + "-" + ike.integrity() + ";" + ike.group());
        values.put("protocol", peer.isAh() ? "ah" : "esp");
        values.put("child", child(child));
        values.put("pairs", peer.pairs());
        values.put("dpdAction", IpsecConf.dpdAction(peer.dpd().action()));
        return List.of(
                new PeerFile(
                        peer.name() + ".conf", PeerTemplates.render(Syntax.LIBRESWAN, "libreswan.conf", peer, values)),
                new PeerFile(
                        peer.name() + ".secrets",
                        PeerTemplates.render(Syntax.LIBRESWAN, "libreswan.secrets", peer, values)));
    }

    static String child(Words words) {
        String algorithms = words.cipher().isEmpty() || words.integrity().isEmpty()
                ? words.cipher() + words.integrity()
                : words.cipher() + "-" + words.integrity();
        return algorithms + ";" + words.group();
    }

    private static String identity(String written) {
        Identity identity = Identity.of(written);
        return switch (identity.kind()) {
            case ADDRESS, EMAIL, DN -> identity.value();
            case FQDN -> "@" + identity.value();
            case KEY_ID -> "@[" + identity.value() + "]";
            case OTHER -> throw Identities.unknown(DEVICE, identity);
        };
    }

    /** The combined-mode ciphers of one mode, in all lengths of keys and of check values. */
    private static Map<String, String> combined(String mode) {
        Map<String, String> words = new TreeMap<>();
        for (int key : new int[] {128, 192, 256}) {
            for (int icv : new int[] {8, 12, 16}) {
                words.put("aes-" + key + "-" + mode + "-" + icv, "aes_" + mode + "_" + icv + "_" + key);
            }
        }
        return words;
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(some);
        all.putAll(more);
        return all;
    }
}
