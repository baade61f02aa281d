package io.culvert.events.resource;

import java.util.List;

/**
 * What a connection authenticates with in the place of a pre-shared key.
 *
 * @param authorities who may vouch for the peer: X.509 certificates in DER as base64
 */
public record Certificates(OwnCertificate own, List<String> authorities) {
    public Certificates {
        authorities = List.copyOf(authorities);
    }

    /** A certificate as text (RFC 7468).
     * @param der in base64, as it is kept */
    public static String pem(String der) {
        return "-----BEGIN CERTIFICATE-----\n" + der.replaceAll("(.{64})(?=.)", "$1\n")
                + "\n-----END CERTIFICATE-----\n";
    }
}
