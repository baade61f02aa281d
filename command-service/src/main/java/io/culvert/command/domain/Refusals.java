package io.culvert.command.domain;

import io.culvert.events.api.ApiError;
import io.culvert.events.api.Collection;
import io.culvert.events.resource.ChangeSet;
import io.culvert.events.resource.ChangedResource;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.Subnet;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.HostId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SubnetId;
import io.culvert.events.value.TransformProtocol;
import io.culvert.events.value.VpnServiceId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The one table of what rules refuse: code, type and words of the API reference, section 1.9.1. What is not found is in
 * {@link io.culvert.events.api.Collection}. */
final class Refusals {
    private Refusals() {}

    // Policies and endpoint groups

    static ApiError ikePolicyInUse(IkePolicyId id) {
        return new ApiError(409, "IKEPolicyInUse", policyInUse("IKEPolicy " + id));
    }

    static ApiError ipsecPolicyInUse(IpsecPolicyId id) {
        return new ApiError(409, "IPsecPolicyInUse", policyInUse("IPsecPolicy " + id));
    }

    private static String policyInUse(String policy) {
        return policy + " is in use by existing IPsecSiteConnection and can't be updated or deleted";
    }

    static ApiError endpointGroupInUse(EndpointGroupId id) {
        return new ApiError(400, "EndpointGroupInUse", "Endpoint group " + id + " is in use and cannot be deleted");
    }

    static ApiError noEndpoints(EndpointGroupId id) {
        return new ApiError(
                400, "MissingEndpointForEndpointGroup", "No endpoints specified for endpoint group '" + id + "'");
    }

    static ApiError invalidEndpoint(EndpointType type, String endpoint, String why) {
        return new ApiError(
                400,
                "InvalidEndpointInEndpointGroup",
                "Endpoint '" + endpoint + "' is invalid for group type '" + type.wireName() + "': " + why);
    }

    static ApiError unknownSubnetInGroup(SubnetId id) {
        return new ApiError(
                400, "NonExistingSubnetInEndpointGroup", "Subnet " + id + " in endpoint group does not exist");
    }

    // Services

    static ApiError routerIsNotExternal(RouterId id) {
        return new ApiError(400, "RouterIsNotExternal", "Router " + id + " has no external network gateway set");
    }

    static ApiError subnetIsNotConnected(SubnetId subnet, RouterId router) {
        return new ApiError(
                400, "SubnetIsNotConnectedToRouter", "Subnet " + subnet + " is not connected to Router " + router);
    }

    static ApiError serviceInUse(VpnServiceId id) {
        return new ApiError(409, "VPNServiceInUse", "VPNService " + id + " is still in use");
    }

    // Connections

    static ApiError missingPeerCidrs() {
        return new ApiError(400, "MissingPeerCidrs", "Missing peer CIDRs for IPsec site-to-site connection");
    }

    static ApiError groupsNotAllowed(List<String> which) {
        return new ApiError(
                400,
                "InvalidEndpointGroup",
                "Endpoint group" + named(which) + " cannot be specified, when VPN Service has subnet specified");
    }

    static ApiError peerCidrsNotAllowed() {
        return new ApiError(400, "PeerCidrsInvalid", "Peer CIDRs cannot be specified, when using endpoint groups");
    }

    static ApiError groupsMissing(List<String> which) {
        return new ApiError(
                400,
                "MissingRequiredEndpointGroup",
                "Missing endpoint group" + named(which) + " for IPsec site-to-site connection");
    }

    private static String named(List<String> which) {
        return (which.size() > 1 ? "s " : " ") + String.join(" and ", which);
    }

    static ApiError wrongGroupType(EndpointGroup group, EndpointType expected) {
        return new ApiError(
                400,
                "WrongEndpointGroupType",
                "Endpoint group " + group.id() + " type is '" + group.type().wireName() + "' and should be '"
                        + expected.wireName() + "'");
    }

    static ApiError mixedVersionsInGroup(EndpointGroupId id) {
        return new ApiError(
                400,
                "MixedIPVersionsForIPSecEndpoints",
                "Endpoints in group " + id
                        + " do not have the same IP version, as required for IPsec site-to-site connection");
    }

    static ApiError mixedVersionsInPeerCidrs() {
        return new ApiError(
                400,
                "MixedIPVersionsForPeerCidrs",
                "Peer CIDRs do not have the same IP version, as required for IPsec site-to-site connection");
    }

    static ApiError mixedVersions() {
        return new ApiError(
                400,
                "MixedIPVersionsForIPSecConnection",
                "IP versions are not compatible between peer and local endpoints");
    }

    static ApiError dpdTimeoutTooShort() {
        return new ApiError(
                400,
                "IPsecSiteConnectionDpdIntervalValueError",
                "ipsec_site_connection dpd_timeout is equal to or less than dpd_interval");
    }

    static ApiError mtuTooSmall(int mtu, int ipVersion) {
        return new ApiError(
                400,
                "IPsecSiteConnectionMtuError",
                "ipsec_site_connection MTU " + mtu + " is too small for ipv" + ipVersion);
    }

    static ApiError peerAddressNotResolved(String peerAddress) {
        return new ApiError(400, "VPNPeerAddressNotResolved", "Peer address '" + peerAddress + "' cannot be resolved");
    }

    static ApiError noGatewayAddress(RouterId id, int ipVersion) {
        return new ApiError(
                400,
                "ExternalNetworkHasNoSubnet",
                "Router's " + id + " external network has no IPv" + ipVersion + " subnet");
    }

    static ApiError transformNotSupported(TransformProtocol protocol) {
        return new ApiError(
                400,
                "IpsecValidationFailure",
                "IPsec does not support IPsec Policy attribute transform_protocol with value " + protocol.wireName());
    }

    static ApiError identityNotAllowed(String attribute, String value, String why) {
        return new ApiError(
                400, "HTTPBadRequest", "Invalid input for " + attribute + ". Reason: '" + value + "' " + why + ".");
    }

    static ApiError identityNotInCertificate(String localId, List<String> identities) {
        return new ApiError(
                400,
                "HTTPBadRequest",
                "Invalid input for local_id. Reason: '" + localId + "' is not in the certificate, which has "
                        + identities.stream().map(each -> "'" + each + "'").toList() + ".");
    }

    static ApiError certificateIncomplete(String attribute) {
        return new ApiError(
                400,
                "HTTPBadRequest",
                "Invalid input for " + attribute
                        + ". Reason: a connection that authenticates by certificates needs certificate, its private_key and"
                        + " ca_certificates, and has no " + attribute + " that fits.");
    }

    // What the operator lays down, and what clients make a condition

    static ApiError cryptoForbidden(List<CryptoUse> forbidden) {
        String uses = String.join(
                ", ",
                forbidden.stream()
                        .map(use -> use.attribute() + " '" + use.value() + "'")
                        .toList());
        return new ApiError(400, "CryptoForbidden", "The operator's crypto policy forbids " + uses);
    }

    static ApiError overQuota(ResourceKind kind) {
        return new ApiError(
                409,
                "OverQuota",
                "Quota exceeded for resources: ['" + Collection.of(kind).singular() + "'].");
    }

    static ApiError otherRevision(Set<Long> expected, long current) {
        String revisions = String.join(
                ", ", expected.stream().sorted().map(String::valueOf).toList());
        return new ApiError(
                412,
                "RevisionNumberConstraintFailed",
                "Constrained to " + revisions + ", but current revision is " + current);
    }

    // Change sets

    /** The same refusal, and which of the operations met it. */
    static ApiError inOperation(Operation operation, ApiError error) {
        VpnCommand command =
                operation.then() instanceof IfRevision(var _, var _, VpnCommand then) ? then : operation.then();
        return new ApiError(
                error.httpStatus(),
                error.type(),
                "operations[" + operation.index() + "], " + command.getClass().getSimpleName() + ": "
                        + error.message());
    }

    static ApiError tooLarge(int events, int most) {
        return new ApiError(
                400,
                "ChangeSetTooLarge",
                "That would take " + events + " events, and one unit of work has at most " + most
                        + ": do it in parts.");
    }

    static ApiError irrevocable(ChangedResource changed, String how) {
        return new ApiError(
                409,
                "ChangeSetIrrevocable",
                "Connection " + changed.id() + " would be " + how
                        + ", and a key that is gone does not come back: that can't wait to be confirmed.");
    }

    static ApiError changedTentatively(ChangedResource changed, UUID by) {
        return new ApiError(
                409,
                "ChangeSetOpen",
                changed.kind().wireName() + " " + changed.id() + " was changed by change set " + by
                        + ", which is to be confirmed or reverted first.");
    }

    static ApiError changeSetNotFound(UUID id) {
        return new ApiError(
                404,
                "ChangeSetNotFound",
                "Change set " + id + " could not be found: it does not wait, or waits no more, to be confirmed.");
    }

    static ApiError changeSetIsOver(ChangeSet open) {
        return new ApiError(
                409,
                "ChangeSetExpired",
                "Change set " + open.id() + " was to be confirmed by " + open.deadline() + ", and is being reverted.");
    }

    // Webhooks

    static ApiError afterTheLast(long after, long version) {
        return new ApiError(
                400,
                "HTTPBadRequest",
                "Invalid input for after. Reason: '" + after + "' is after the version of the project, " + version
                        + ".");
    }

    // Going back

    static ApiError notFound(ResourceId id) {
        return Collection.of(ResourceKind.of(id)).notFound(id.toString());
    }

    static ApiError keysNeeded(List<SiteConnection> connections) {
        String named = String.join(
                ", ",
                connections.stream()
                        .map(it -> it.id() + " ('" + it.name() + "')")
                        .toList());
        return new ApiError(
                409,
                "PreSharedKeyNeeded",
                "These connections were deleted, and their keys destroyed with them; to make them again give each a key in"
                        + " 'psks': " + named + ".");
    }

    static ApiError notReached(ResourceId id) {
        return new ApiError(
                409,
                "RevertIncomplete",
                ResourceKind.of(id).wireName() + " " + id
                        + " can't be brought back to what it was: what there is now does not let it. Nothing was changed.");
    }

    // Networks, subnets and routers that somebody else keeps

    static ApiError notCarriedBy(HostId host) {
        return new ApiError(
                403,
                "PolicyNotAuthorized",
                "Host '" + host + "' does not carry the key's connection under that epoch.");
    }

    static ApiError keptByNeutron() {
        return new ApiError(
                409,
                "InventoryKeptByNeutron",
                "Networks, subnets and routers are kept by Neutron here: change them there, and they will follow.");
    }

    static ApiError otherInventory() {
        return new ApiError(412, "InventoryChanged", "The inventory has changed since it was looked at");
    }

    // Networks and subnets

    static ApiError networkInUse(NetworkId id) {
        return new ApiError(
                409,
                "NetworkInUse",
                "Unable to complete operation on network " + id
                        + ". There are one or more ports still in use on the network.");
    }

    static ApiError externalNetworkInUse(NetworkId id) {
        return new ApiError(
                409,
                "ExternalNetworkInUse",
                "External network " + id
                        + " cannot be updated to be made non-external, since it has existing gateway ports");
    }

    static ApiError subnetsOverlap(Cidr cidr, NetworkId network, Subnet other) {
        return invalidInput("Requested subnet with cidr: " + cidr + " for network: " + network
                + " overlaps with subnet " + other.id() + " (" + other.cidr() + ")");
    }

    static ApiError gatewayNotOnSubnet(IpAddress gateway, Cidr cidr) {
        return invalidInput("Gateway " + gateway + " is not valid on subnet " + cidr);
    }

    private static ApiError invalidInput(String message) {
        return new ApiError(400, "InvalidInput", "Invalid input for operation: " + message + ".");
    }

    static ApiError gatewayIpInUse(IpAddress gateway, UUID port) {
        return new ApiError(
                409,
                "GatewayIpInUse",
                "Current gateway ip " + gateway + " already in use by port " + port + ". Unable to update.");
    }

    static ApiError subnetHasPorts(SubnetId id) {
        return subnetInUse(id, "One or more ports have an IP allocation from this subnet");
    }

    static ApiError subnetInGroup(SubnetId id, EndpointGroupId group) {
        return subnetInUse(id, "Subnet " + id + " is used by endpoint group " + group);
    }

    private static ApiError subnetInUse(SubnetId id, String why) {
        return new ApiError(409, "SubnetInUse", "Unable to complete operation on subnet " + id + ": " + why + ".");
    }

    // Routers

    static ApiError networkIsNotExternal(NetworkId id) {
        return badRouter("Network " + id + " is not an external network");
    }

    static ApiError alreadyOnSubnet(SubnetId id) {
        return badRouter("Router already has a port on subnet " + id);
    }

    static ApiError interfacesOverlap(Subnet subnet, Subnet other) {
        return badRouter("Cidr " + subnet.cidr() + " of subnet " + subnet.id() + " overlaps with cidr " + other.cidr()
                + " of subnet " + other.id());
    }

    private static ApiError badRouter(String message) {
        return new ApiError(400, "BadRequest", "Bad router request: " + message + ".");
    }

    static ApiError addressNotOnNetwork(IpAddress address, NetworkId network) {
        return new ApiError(
                400,
                "InvalidIpForNetwork",
                "IP address " + address + " is not a valid IP for any of the subnets on network " + network + ".");
    }

    static ApiError addressNotOnSubnet(IpAddress address, SubnetId subnet) {
        return new ApiError(
                400,
                "InvalidIpForSubnet",
                "IP address " + address + " is not a valid IP for the specified subnet " + subnet + ".");
    }

    static ApiError subnetNotOnNetwork(SubnetId subnet, NetworkId network) {
        return badRouter("Subnet " + subnet + " is not on network " + network);
    }

    static ApiError addressInUse(IpAddress address, NetworkId network) {
        return new ApiError(
                409,
                "IpAddressInUse",
                "Unable to complete operation for network " + network + ". The IP address " + address + " is in use.");
    }

    static ApiError noFreeAddress(NetworkId network) {
        return new ApiError(
                409, "IpAddressGenerationFailure", "No more IP addresses available on network " + network + ".");
    }

    static ApiError routerHasPorts(RouterId id) {
        return new ApiError(409, "RouterInUse", "Router " + id + " still has ports");
    }

    static ApiError routerHasServices(RouterId id, List<VpnServiceId> services) {
        String ids = String.join(
                ", ", services.stream().map(VpnServiceId::toString).sorted().toList());
        return new ApiError(409, "RouterInUse", "Router " + id + " is currently used by VPN service: " + ids);
    }

    static ApiError notOnSubnet(RouterId router, SubnetId subnet) {
        return new ApiError(
                404, "RouterInterfaceNotFoundForSubnet", "Router " + router + " has no interface on subnet " + subnet);
    }

    static ApiError subnetUsedByService(SubnetId subnet, VpnServiceId service) {
        return new ApiError(409, "SubnetInUseByVPNService", "Subnet " + subnet + " is used by VPNService " + service);
    }

    static ApiError subnetUsedByConnection(SubnetId subnet, ConnectionId connection) {
        return new ApiError(
                409,
                "SubnetInUseByIPsecSiteConnection",
                "Subnet " + subnet + " is used by ipsec site connection " + connection);
    }
}
