package io.culvert.agent.render.peer;

import io.culvert.agent.render.Quoting;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.IpAddress;
import java.util.List;

/**
 * One end of a tunnel.
 *
 * @param address an IP literal or, of a peer alone, a host name
 * @param identity as charon reads it
 * @param networks what lies behind it
 */
public record Side(String address, String identity, List<Cidr> networks) {
    public Side {
        if (!address.matches("[A-Za-z0-9:.-]+")) {
            throw new IllegalArgumentException("'" + Quoting.printable(address) + "' is not one peer's address");
        }
        networks = networks.stream().map(Cidr::masked).distinct().toList();
    }

    /** @throws IllegalArgumentException if it has a host name */
    IpAddress literal(String device) {
        try {
            return IpAddress.of(address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    device + " takes an IP address for the peer's own, and not the host name '" + address + "'", e);
        }
    }
}
