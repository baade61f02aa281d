package io.culvert.query.rest.offender;

import com.nimbusds.jwt.SignedJWT;

/** Must be caught. */
public final class KnowsNimbus {
    private final Class<?> known = SignedJWT.class;

    public Class<?> known() {
        return known;
    }
}
