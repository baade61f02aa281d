package io.culvert.events.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Role;
import io.culvert.events.value.ProjectId;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tokens that an OpenID provider signed (RFC 7519): what they say is believed until they end, and nobody is asked. */
final class JwtIdentity implements Identity {
    /**
     * Only such as need a private key. With an HMAC, whoever can read the published key could sign (RFC 8725 section
     * 2.1). EdDSA would need a further library.
     */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final JwtSettings settings;
    private final DefaultJWTProcessor<JwtKeys.Asked> tokens = new DefaultJWTProcessor<>();

    JwtIdentity(JwtSettings settings, Clock clock) {
        this.settings = settings;
        tokens.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), /* the type is left out */ null));
        tokens.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new JwtKeys(settings, clock)));
        tokens.setJWTClaimsSetVerifier(new JwtClaims(settings, clock));
    }

    @Override
    public Admission admit(String token) {
        if (!PresentedToken.canBeToken(token)) {
            return Admission.unknown(challenge());
        }
        try {
            var asked = new JwtKeys.Asked(Deadline.in(Deadline.PATIENCE));
            return admission(tokens.process(SignedJWT.parse(token), asked));
        } catch (KeySourceException e) {
            return Admission.away();
        } catch (ParseException | BadJOSEException | JOSEException e) {
            // Not logged: its message may quote the token.
            return Admission.unknown(challenge());
        }
    }

    private Admission admission(JWTClaimsSet claims) {
        if (!(claims.getClaim(settings.projectClaim()) instanceof String project)
                || project.isBlank()
                || project.length() > ProjectId.MAX_LENGTH) {
            return Admission.unknown(
                    challenge(),
                    "The token names no project: its claim '" + settings.projectClaim()
                            + "' must be the id of one, of 1 to " + ProjectId.MAX_LENGTH + " characters.");
        }
        Optional<Role> role = Roles.greatest(roles(claims.getClaim(settings.rolesClaim())));
        return role.isEmpty()
                ? Admission.withoutRole()
                : new Admission.Admitted(new Caller(new ProjectId(project), role.get(), claims.getSubject()));
    }

    private static Collection<String> roles(@Nullable Object claim) {
        return switch (claim) {
            case String words -> Arrays.asList(words.split(" ", -1));
            case List<?> names ->
                names.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            case null, default -> List.of();
        };
    }

    private String challenge() {
        return "Bearer realm=\"" + settings.issuer() + "\"";
    }
}
