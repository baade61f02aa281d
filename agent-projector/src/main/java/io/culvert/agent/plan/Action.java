package io.culvert.agent.plan;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.events.value.SecretRef;
import java.util.List;

/** One thing to do to a namespace. Equal actions are the same attempt at the same thing. */
public sealed interface Action {
    record StartCharon() implements Action {}

    record StopCharon() implements Action {}

    /** Replaces the guard; no pairs means none. */
    record ApplyGuard(List<TrafficPair> pairs) implements Action {
        public ApplyGuard {
            pairs = List.copyOf(pairs);
        }
    }

    /** Hands a secret to charon. */
    sealed interface LoadKey extends Action {
        /** What charon knows it by. */
        String id();

        SecretRef secret();
    }

    /** Hands a pre-shared key to charon, for the peers of these identities. */
    record LoadSharedKey(String id, SecretRef secret, List<String> owners) implements LoadKey {
        public LoadSharedKey {
            owners = List.copyOf(owners);
        }
    }

    record UnloadSharedKey(String id) implements Action {}

    /** Hands the private key of a certificate to charon.
     * @param id of its public key (RFC 5280 section 4.2.1.2, method 1) */
    record LoadPrivateKey(String id, SecretRef secret) implements LoadKey {}

    record UnloadPrivateKey(String id) implements Action {}

    record LoadConnection(String name, String file) implements Action {}

    /** Charon forgets a connection; what it has up stays up. */
    record UnloadConnection(String name) implements Action {}

    /** Has charon begin to bring up a child as the file says. */
    record Initiate(String ike, String child, String file) implements Action {}

    /** Lets what is still on its way through the old arrive, before that goes: of 1 600 changes none lost a packet then. Where
     * one is lost it is earlier, on its way through a new SA of which we don't have the key yet: the peer has it first, and
     * uses it at once (RFC 7296 section 2.8). */
    record Settle() implements Action {}

    record TerminateIke(long id, String name) implements Action {}

    record TerminateChild(long id, String ike, String name) implements Action {}
}
