package io.culvert.events.identity;

import io.culvert.events.api.NoauthToken;

/** The token itself names the caller ({@link NoauthToken}), so that whoever reaches the port is who he says he is. */
final class Noauth implements Identity {
    @Override
    public Admission admit(String token) {
        return NoauthToken.caller(token)
                .<Admission>map(Admission.Admitted::new)
                .orElseGet(() -> Admission.unknown("Keystone uri=\"/\""));
    }
}
