package io.culvert.command.rest.offender;

import org.bouncycastle.asn1.x500.X500Name;

/** Must be caught. */
public final class KnowsBouncyCastle {
    private final Class<?> known = X500Name.class;

    public Class<?> known() {
        return known;
    }
}
