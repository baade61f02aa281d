package io.culvert.events.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Date;
import java.util.Set;

/** What a token must say to count at all: who signed it for whom, about whom, and that it is its time. */
final class JwtClaims extends DefaultJWTClaimsVerifier<JwtKeys.Asked> {
    private static final Logger LOG = System.getLogger(JwtClaims.class.getName());
    /** How far the issuer's clock may be from ours. */
    private static final int SKEW_SECONDS = 30;

    private final Clock clock;

    JwtClaims(JwtSettings settings, Clock clock) {
        super(
                Set.of(settings.audience()),
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                Set.of("sub", "exp"),
                Set.of());
        setMaxClockSkew(SKEW_SECONDS);
        this.clock = clock;
    }

    @Override
    public void verify(JWTClaimsSet claims, JwtKeys.Asked asked) throws BadJWTException {
        try {
            super.verify(claims, asked);
            if (claims.getSubject().isBlank()) {
                throw new BadJWTException("JWT sub claim is blank");
            }
        } catch (BadJWTException e) {
            // The caller isn't told, but whoever sets this up must be able to find it; the signature is good.
            LOG.log(Level.DEBUG, "a token that the issuer signed is refused: {0}", e.getMessage());
            throw e;
        }
    }

    @Override
    protected Date currentTime() {
        return Date.from(clock.instant());
    }
}
