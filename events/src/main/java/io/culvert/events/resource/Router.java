package io.culvert.events.resource;

import io.culvert.events.value.IpAddress;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SubnetId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A router: its external gateway, if it has one, and its interfaces. */
public record Router(
        RouterId id,
        String name,
        boolean adminStateUp,
        Optional<ExternalGateway> gateway,
        List<RouterInterface> interfaces)
        implements Resource {
    public Router {
        interfaces = List.copyOf(interfaces);
    }

    /** True if the router has an interface on the subnet. */
    public boolean isOn(SubnetId subnet) {
        return interfaces.stream().anyMatch(port -> port.fixedIp().subnetId().equals(subnet));
    }

    /** The addresses of its gateway and interfaces. */
    public Stream<FixedIp> addresses() {
        return Stream.concat(
                gateway.stream().flatMap(external -> external.fixedIps().stream()),
                interfaces.stream().map(RouterInterface::fixedIp));
    }

    /** The first address of the gateway of that IP version (4 or 6); empty without a gateway. */
    public Optional<IpAddress> gatewayAddress(int ipVersion) {
        return gateway.stream()
                .flatMap(external -> external.fixedIps().stream())
                .map(FixedIp::address)
                .filter(address -> address.ipVersion() == ipVersion)
                .findFirst();
    }
}
