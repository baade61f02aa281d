package io.culvert.command.rest;

import io.culvert.command.domain.AuthChange;
import io.culvert.command.port.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a request wants a connection to authenticate with in the place of a pre-shared key.
 *
 * @param key the private key, if it is given
 */
record CertificatesWanted(AuthChange change, Optional<Secret> key) {
    static final String CERTIFICATE = "certificate";
    static final String PRIVATE_KEY = "private_key";
    static final String AUTHORITIES = "ca_certificates";
    static final Set<String> ALL = Set.of(CERTIFICATE, PRIVATE_KEY, AUTHORITIES);

    /** A connection that is created needs all of it or nothing. */
    static void refuseParts(Attributes attributes) {
        if (attributes.has(CERTIFICATE)) {
            ALL.stream()
                    .filter(name -> !attributes.has(name))
                    .sorted()
                    .findFirst()
                    .ifPresent(name -> {
                        throw Malformed.body(
                                "Failed to parse request. Required attribute '" + name + "' not specified");
                    });
        }
    }

    /**
     * Empty if the request says nothing about it.
     *
     * @throws ApiException if it is malformed, or a pre-shared key is wanted too
     */
    static Optional<CertificatesWanted> of(Attributes attributes, Instant now) {
        if (ALL.stream().noneMatch(attributes::has)) {
            return Optional.empty();
        }
        boolean given = attributes.has(PskWanted.PSK) && !attributes.isNull(PskWanted.PSK);
        if (given || attributes.bool(PskWanted.GENERATE).orElse(false)) {
            throw Malformed.attribute(PskWanted.PSK, "a connection authenticates by it or by certificates");
        }
        Optional<CertificateText> own =
                attributes.pem(CERTIFICATE).map(text -> CertificateText.of(CERTIFICATE, text, now));
        Optional<String> key = attributes.pem(PRIVATE_KEY);
        if (key.isPresent() && own.isEmpty()) {
            throw Malformed.attribute(PRIVATE_KEY, "it goes with its " + CERTIFICATE);
        }
        AuthChange change = new AuthChange.ByCertificates(
                own.map(CertificateText::chain),
                key.isPresent(),
                attributes
                        .pem(AUTHORITIES)
                        .map(text -> CertificateText.of(AUTHORITIES, text, now).authorities()));
        return Optional.of(new CertificatesWanted(
                change,
                key.map(text ->
                        PrivateKeyText.of(PRIVATE_KEY, text, own.orElseThrow().own()))));
    }
}
