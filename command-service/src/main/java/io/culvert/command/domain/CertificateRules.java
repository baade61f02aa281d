package io.culvert.command.domain;

import io.culvert.events.resource.OwnCertificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Who a connection may say it is: charon shows a certificate only for an identity that is in it. */
final class CertificateRules {
    private CertificateRules() {}

    /** Empty stands for the certificate's subject. */
    static void checkLocalId(String localId, OwnCertificate own) {
        boolean isIn = localId.isEmpty()
                ? !own.subject().isEmpty()
                : own.identities().stream().map(CertificateRules::normal).anyMatch(normal(localId)::equals);
        if (!isIn) {
            throw new RefusedException(Refusals.identityNotInCertificate(localId, own.identities()));
        }
    }

    /** Letters of either case are the same in names and addresses, and spaces around the parts of a distinguished name are
     * none of it; an "@" before a name only says that it is one. */
    private static List<String> normal(String identity) {
        String bare = identity.startsWith("@") ? identity.substring(1) : identity;
        return PeerIdentity.address(bare)
                .map(address -> List.of(address.toString()))
                .orElseGet(() -> Arrays.stream(bare.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(String::strip)
                        .toList());
    }
}
