package io.culvert.agent.vici;

import java.util.List;

/** An IKE_SA as list-sas shows it. {@code name} is the connection's, which several SAs may share; {@code state} is
 * charon's word, such as CONNECTING, ESTABLISHED, REKEYED or DELETING; {@code initiator} is true if we opened it,
 * {@code answered} if the peer has answered, so that it may hold the SA for established (RFC 7296 section 1.2). */
public record IkeSa(
        String name,
        long uniqueId,
        String state,
        String localHost,
        String remoteHost,
        boolean initiator,
        boolean answered,
        List<ChildSa> children) {
    public IkeSa {
        children = List.copyOf(children);
    }

    public boolean isConnecting() {
        return state.equals("CONNECTING");
    }

    public boolean isEstablished() {
        return state.equals("ESTABLISHED");
    }
}
