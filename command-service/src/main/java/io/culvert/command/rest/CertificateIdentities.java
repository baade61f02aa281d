package io.culvert.command.rest;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;

/** Who a certificate says that its holder is, in texts as charon reads identities. */
final class CertificateIdentities {
    /** Kinds of alternative names (RFC 5280 section 4.2.1.6): mail, name and address. */
    private static final Set<Integer> KINDS = Set.of(1, 2, 7);

    private static final Map<String, String> WORDS = Map.of("1.2.840.113549.1.9.1", "E");

    private CertificateIdentities() {}

    /** Its subject, if that is not empty, and its alternative names. */
    static List<String> of(X509Certificate certificate) {
        List<String> all = new ArrayList<>();
        List<String> subject = subject(certificate);
        if (!subject.isEmpty()) {
            all.add(String.join(", ", subject));
        }
        alternativeNames(certificate).forEach(name -> {
            if (name.getFirst() instanceof Integer kind && KINDS.contains(kind) && name.get(1) instanceof String text) {
                all.add(text);
            }
        });
        return all;
    }

    /** The parts of its subject in the order in which they are encoded, as charon writes and reads them. */
    static List<String> subject(X509Certificate certificate) {
        try {
            String reversed = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253, WORDS);
            return new LdapName(reversed)
                    .getRdns().stream()
                            .map(part -> part.getType() + "=" + part.getValue())
                            .toList();
        } catch (InvalidNameException e) {
            throw new IllegalStateException("a principal's own text is no distinguished name", e);
        }
    }

    private static List<List<?>> alternativeNames(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : List.copyOf(names);
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }
}
