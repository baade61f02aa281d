package io.culvert.agent.render.peer;

import io.culvert.agent.render.Identity;

/** What devices have in common about identities. */
final class Identities {
    private Identities() {}

    static IllegalArgumentException unknown(String device, Identity identity) {
        return new IllegalArgumentException(
                device + " has no way to say the identity '" + identity.written() + "' with a pre-shared key");
    }
}
