package io.culvert.command.domain;

import io.culvert.events.event.SecretShredded;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionDeleted;
import io.culvert.events.event.SiteConnectionUpdated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import java.util.List;

/** Site connections, checked in the order of the API reference, section 1.9.3. A pending status never blocks a change. */
final class SiteConnectionRules {
    private SiteConnectionRules() {}

    static List<VpnEvent> create(ProjectState state, CreateSiteConnection command, Terms terms) {
        SiteConnection connection = command.connection();
        VpnService service = Known.service(state, connection.serviceId());
        IpsecPolicy ipsecPolicy = Known.ipsecPolicy(state, connection.ipsecPolicyId());
        IpsecPolicyRules.refuseForTunnels(ipsecPolicy);
        IkePolicy ikePolicy = Known.ikePolicy(state, connection.ikePolicyId());
        CryptoRules.refuseForbidden(terms.crypto(), CryptoUse.of(ikePolicy));
        CryptoRules.refuseForbidden(terms.crypto(), CryptoUse.of(ipsecPolicy));
        check(state, service, connection);
        return Facts.of(new SiteConnectionCreated(connection));
    }

    static List<VpnEvent> update(ProjectState state, UpdateSiteConnection command) {
        SiteConnection before = Known.connection(state, command.id());
        SiteConnection after = command.changes().appliedTo(before);
        if (after.equals(before)) {
            return List.of();
        }
        check(state, Known.service(state, after.serviceId()), after);
        return Facts.of(new SiteConnectionUpdated(after));
    }

    static List<VpnEvent> delete(ProjectState state, DeleteSiteConnection command) {
        Known.connection(state, command.id());
        return Facts.of(new SiteConnectionDeleted(command.id()));
    }

    /** Nothing is refused: the vault tells of what it has done, maybe again. */
    static List<VpnEvent> shredded(ProjectState state, RecordShredding command) {
        return command.deletedAt() <= state.shredded()
                ? List.of()
                : Facts.of(new SecretShredded(
                        command.connectionId(), command.secretId(), command.versions(), command.deletedAt()));
    }

    private static void check(ProjectState state, VpnService service, SiteConnection connection) {
        PeerIdentity.checkPeerId(connection.peerId());
        PeerIdentity.checkLocalId(connection.localId());
        connection.certificates().ifPresent(some -> CertificateRules.checkLocalId(connection.localId(), some.own()));
        Router router = Known.router(state, service.routerId());
        int ipVersion = ConnectionEndpoints.ipVersion(state, service, router, connection);
        checkDpd(connection);
        checkMtu(connection.mtu(), ipVersion);
        checkPeerAddress(connection.peerAddress(), router);
    }

    private static void checkDpd(SiteConnection connection) {
        if (connection.dpd().timeoutSeconds() <= connection.dpd().intervalSeconds()) {
            throw new RefusedException(Refusals.dpdTimeoutTooShort());
        }
    }

    private static void checkMtu(int mtu, int ipVersion) {
        if (mtu != 0 && mtu < (ipVersion == 4 ? SiteConnection.MIN_MTU_V4 : SiteConnection.MIN_MTU_V6)) {
            throw new RefusedException(Refusals.mtuTooSmall(mtu, ipVersion));
        }
    }

    /** A host name is resolved by the host that carries the tunnel, so that its IP version is not known here. */
    private static void checkPeerAddress(String peerAddress, Router router) {
        PeerIdentity.checkPeerAddress(peerAddress);
        PeerIdentity.address(peerAddress).ifPresent(address -> {
            if (router.gatewayAddress(address.ipVersion()).isEmpty()) {
                throw new RefusedException(Refusals.noGatewayAddress(router.id(), address.ipVersion()));
            }
        });
    }
}
