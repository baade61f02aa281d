package io.culvert.events.resource;

import io.culvert.events.value.IpAddress;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SubnetId;
import io.culvert.events.value.VpnServiceId;
import java.util.Optional;

/** A router that offers VPN connections (API reference, vpnservice). With a subnet its connections give peer CIDRs,
 * without one they give endpoint groups. The external addresses are those of the gateway when it was created. */
public record VpnService(
        VpnServiceId id,
        String name,
        String description,
        RouterId routerId,
        Optional<SubnetId> subnetId,
        boolean adminStateUp,
        Optional<IpAddress> externalV4,
        Optional<IpAddress> externalV6)
        implements Resource {
    /** The service's own address of that IP version, 4 or 6. */
    public Optional<IpAddress> externalAddress(int ipVersion) {
        return ipVersion == 4 ? externalV4 : externalV6;
    }
}
