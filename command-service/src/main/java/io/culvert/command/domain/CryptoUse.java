package io.culvert.command.domain;

import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import java.util.List;

/** A value that a policy has for an attribute, both as the API names them. */
public record CryptoUse(String attribute, String value) {
    public static List<CryptoUse> of(IkePolicy policy) {
        return List.of(
                new CryptoUse("auth_algorithm", policy.authAlgorithm().wireName()),
                new CryptoUse(
                        "encryption_algorithm", policy.encryptionAlgorithm().wireName()),
                new CryptoUse("pfs", policy.pfs().wireName()),
                new CryptoUse("ike_version", policy.ikeVersion().wireName()),
                new CryptoUse("phase1_negotiation_mode", policy.phase1Mode().wireName()));
    }

    public static List<CryptoUse> of(IpsecPolicy policy) {
        return List.of(
                new CryptoUse("auth_algorithm", policy.authAlgorithm().wireName()),
                new CryptoUse(
                        "encryption_algorithm", policy.encryptionAlgorithm().wireName()),
                new CryptoUse("pfs", policy.pfs().wireName()));
    }

    @Override
    public String toString() {
        return attribute + " " + value;
    }
}
