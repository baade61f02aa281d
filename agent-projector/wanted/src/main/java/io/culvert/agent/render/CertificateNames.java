package io.culvert.agent.render;

import io.culvert.agent.section.Node;
import io.culvert.agent.section.Section;
import io.culvert.events.resource.Certificates;
import io.culvert.events.wire.Sha256;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The certificates of a connection file: named by their SHA-256 where they are used, and given whole in a section of their
 * own, so that the file is all that charon gets. */
final class CertificateNames {
    private static final Set<String> LISTS = Set.of("certs", "cacerts");

    private CertificateNames() {}

    static String own(Certificates certificates) {
        return names(certificates.own().chain());
    }

    static String authorities(Certificates certificates) {
        return names(certificates.authorities());
    }

    private static String names(Collection<String> certificates) {
        return certificates.stream().map(CertificateNames::name).collect(Collectors.joining(","));
    }

    /** Each once, for the template. */
    static List<Map<String, String>> all(Certificates certificates) {
        Set<String> each = new TreeSet<>(certificates.own().chain());
        each.addAll(certificates.authorities());
        return each.stream().map(der -> Map.of("name", name(der), "der", der)).toList();
    }

    /** As {@code openssl x509 -fingerprint -sha256} tells it, in lower case and without colons. */
    private static String name(String der) {
        return Sha256.hex(Base64.getDecoder().decode(der));
    }

    /** The section with certificates in the place of their names.
     * @throws IllegalArgumentException if there is none of a name, or another one */
    static Section replaced(Section section, Section certificates) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        section.nodes()
                .forEach((name, node) -> nodes.put(
                        name,
                        switch (node) {
                            case Section inner -> replaced(inner, certificates);
                            case Node.Texts(List<String> names)
                            when LISTS.contains(name) ->
                                new Node.Texts(names.stream()
                                        .map(each -> pem(each, certificates))
                                        .toList());
                            default -> node;
                        }));
        return new Section(nodes);
    }

    private static String pem(String name, Section certificates) {
        String der = certificates
                .section(name)
                .text("der")
                .filter(text -> name.equals(name(text)))
                .orElseThrow(() -> new IllegalArgumentException("the certificate '" + name + "' is not in the file"));
        return Certificates.pem(der);
    }
}
