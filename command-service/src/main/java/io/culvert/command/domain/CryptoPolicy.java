package io.culvert.command.domain;

import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Phase1Mode;
import io.culvert.events.value.WireName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the operator allows, warns against and forbids. As text it has a line for each value that differs from the
 * default, {@code "forbid encryption_algorithm 3des"}; what follows a {@code #} is a comment.
 */
public record CryptoPolicy(Map<CryptoUse, Verdict> verdicts) {
    private static final Map<String, List<String>> VALUES = Map.of(
            "auth_algorithm", WireName.all(AuthAlgorithm.class),
            "encryption_algorithm", WireName.all(EncryptionAlgorithm.class),
            "pfs", WireName.all(DhGroup.class),
            "ike_version", WireName.all(IkeVersion.class),
            "phase1_negotiation_mode", WireName.all(Phase1Mode.class));

    /** Warns against what RFC 8247, RFC 8221 and RFC 9395 advise against; allows the rest. */
    public static final CryptoPolicy DEFAULT = new CryptoPolicy(Map.of(
            new CryptoUse("auth_algorithm", "sha1"), Verdict.WARN,
            new CryptoUse("encryption_algorithm", "3des"), Verdict.WARN,
            new CryptoUse("pfs", "group2"), Verdict.WARN,
            new CryptoUse("pfs", "group5"), Verdict.WARN,
            new CryptoUse("pfs", "group22"), Verdict.WARN,
            new CryptoUse("pfs", "group23"), Verdict.WARN,
            new CryptoUse("pfs", "group24"), Verdict.WARN,
            new CryptoUse("phase1_negotiation_mode", "aggressive"), Verdict.WARN,
            new CryptoUse("ike_version", "v1"), Verdict.WARN));

    public CryptoPolicy {
        verdicts = Map.copyOf(verdicts);
    }

    /**
     * The default with the differences that the lines tell.
     *
     * @throws IllegalArgumentException naming the line, if there is no such verdict, attribute or value
     */
    public static CryptoPolicy parse(List<String> lines) {
        Map<CryptoUse, Verdict> verdicts = new HashMap<>(DEFAULT.verdicts);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                parse("line " + (i + 1), line.split("\\s+"), verdicts);
            }
        }
        return new CryptoPolicy(verdicts);
    }

    private static void parse(String place, String[] words, Map<CryptoUse, Verdict> into) {
        if (words.length != 3) {
            throw new IllegalArgumentException(place + ": '" + String.join(" ", words)
                    + "' is not a verdict, an attribute and a value, as in 'forbid encryption_algorithm 3des'");
        }
        Verdict verdict = WireName.find(Verdict.class, words[0])
                .orElseThrow(() -> unknown(place, "verdict", words[0], WireName.all(Verdict.class)));
        List<String> values = VALUES.get(words[1]);
        if (values == null) {
            throw unknown(
                    place,
                    "attribute",
                    words[1],
                    VALUES.keySet().stream().sorted().toList());
        }
        if (!values.contains(words[2])) {
            throw unknown(place, "value of " + words[1], words[2], values);
        }
        into.put(new CryptoUse(words[1], words[2]), verdict);
    }

    private static IllegalArgumentException unknown(String place, String what, String word, List<String> known) {
        return new IllegalArgumentException(
                place + ": '" + word + "' is no " + what + "; there are " + String.join(", ", known));
    }

    /** Those of the uses of which the operator says this. */
    public List<CryptoUse> judged(Verdict verdict, List<CryptoUse> uses) {
        return uses.stream()
                .filter(use -> verdicts.getOrDefault(use, Verdict.ALLOW) == verdict)
                .toList();
    }
}
