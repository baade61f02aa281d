package io.culvert.agent.vici;

import java.util.List;

/** An IKE_SA as list-sas shows it. {@code name} is the connection's, which several SAs may share; {@code state} is
 * charon's word, such as CONNECTING, ESTABLISHED, REKEYED or DELETING; {@code initiator} is true if we opened it. */
public record IkeSa(
        String name,
        long uniqueId,
        String state,
        String localHost,
        String remoteHost,
        boolean initiator,
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
