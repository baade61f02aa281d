package io.culvert.command.domain;

import io.culvert.events.state.ProjectState;

/** Recognises a creation that was carried out before: its id, made by the shell, is there already. Whoever does not know
 * what became of a command may so send it again. */
final class Repeats {
    private Repeats() {}

    static boolean isRepeat(ProjectState state, VpnCommand command) {
        var inventory = state.inventory();
        var vpn = state.vpn();
        return switch (command) {
            case CreateNetwork create ->
                inventory.networks().containsKey(create.network().id());
            case CreateSubnet create -> inventory.subnets().containsKey(create.id());
            case CreateRouter create -> inventory.routers().containsKey(create.id());
            case CreateIkePolicy create ->
                vpn.ikePolicies().containsKey(create.policy().id());
            case CreateIpsecPolicy create ->
                vpn.ipsecPolicies().containsKey(create.policy().id());
            case CreateEndpointGroup create ->
                vpn.endpointGroups().containsKey(create.group().id());
            case CreateVpnService create -> vpn.services().containsKey(create.id());
            case CreateSiteConnection create ->
                vpn.connections().containsKey(create.connection().id());
            case CreateWebhook create ->
                state.webhooks().containsKey(create.webhook().id());
            default -> false;
        };
    }
}
