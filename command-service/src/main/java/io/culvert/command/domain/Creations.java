package io.culvert.command.domain;

import io.culvert.events.value.ResourceKind;
import java.util.Optional;

/** What a command makes one more of. */
final class Creations {
    private Creations() {}

    static Optional<ResourceKind> kind(VpnCommand command) {
        return switch (command) {
            case CreateNetwork _ -> Optional.of(ResourceKind.NETWORK);
            case CreateSubnet _ -> Optional.of(ResourceKind.SUBNET);
            case CreateRouter _ -> Optional.of(ResourceKind.ROUTER);
            case CreateIkePolicy _ -> Optional.of(ResourceKind.IKE_POLICY);
            case CreateIpsecPolicy _ -> Optional.of(ResourceKind.IPSEC_POLICY);
            case CreateEndpointGroup _ -> Optional.of(ResourceKind.ENDPOINT_GROUP);
            case CreateVpnService _ -> Optional.of(ResourceKind.VPN_SERVICE);
            case CreateSiteConnection _ -> Optional.of(ResourceKind.SITE_CONNECTION);
            case CreateWebhook _ -> Optional.of(ResourceKind.WEBHOOK);
            default -> Optional.empty();
        };
    }
}
