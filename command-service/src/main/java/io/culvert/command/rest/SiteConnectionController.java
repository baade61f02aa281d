package io.culvert.command.rest;

import io.culvert.command.domain.CreateSiteConnection;
import io.culvert.command.domain.DeleteSiteConnection;
import io.culvert.command.domain.SiteConnectionChanges;
import io.culvert.command.domain.UpdateSiteConnection;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.port.Secrets;
import io.culvert.events.api.Collection;
import io.culvert.events.api.Representation;
import io.culvert.events.event.Cause;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Statuses;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes of {@code ipsec-site-connections}. The secret is sealed before the command that refers to it, and destroyed if
 * that leads to nothing; if the store was away it is not known what became of the command, so it stays. */
@RestController
@RequestMapping("/v2.0/vpn/ipsec-site-connections")
class SiteConnectionController extends ResourceController {
    static final Shape SHAPE = Shape.of(
                    Collection.SITE_CONNECTIONS,
                    Set.of("vpnservice_id", "ikepolicy_id", "ipsecpolicy_id", "peer_address", "peer_id", PskWanted.PSK),
                    Set.of(),
                    Set.of(
                            "description",
                            "peer_address",
                            "peer_id",
                            "local_id",
                            PskWanted.PSK,
                            PskWanted.GENERATE,
                            CertificatesWanted.CERTIFICATE,
                            CertificatesWanted.PRIVATE_KEY,
                            CertificatesWanted.AUTHORITIES,
                            "peer_cidrs",
                            "local_ep_group_id",
                            "peer_ep_group_id",
                            "mtu",
                            "initiator",
                            "dpd",
                            "nat_traversal",
                            "admin_state_up"),
                    Set.of("route_mode", "auth_mode", "status"))
            .unless(PskWanted.PSK, PskWanted.GENERATE)
            .insteadOf(PskWanted.PSK, CertificatesWanted.CERTIFICATE);

    /** Stands for a secret that is not sealed, since nothing is to be written. */
    static final SecretRef UNSEALED = new SecretRef(new UUID(0, 0), 0, "dry-run");

    private final Writer writer;
    private final Secrets secrets;
    private final PskPolicy policy;
    private final InstantSource clock;

    /** @param clock for certificates, which have an end */
    SiteConnectionController(Writer writer, Secrets secrets, PskPolicy policy, InstantSource clock) {
        super(SHAPE, writer);
        this.writer = writer;
        this.secrets = secrets;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    Prepared prepareCreate(ProjectId project, UUID id, Attributes attributes, Call call) {
        ConnectionId connection = new ConnectionId(id);
        CertificatesWanted.refuseParts(attributes);
        AuthWanted auth = AuthWanted.of(attributes, policy, clock.instant()).orElseThrow();
        Function<SecretRef, SiteConnection> creation =
                SiteConnectionBody.creation(connection, attributes, auth.change());
        if (call.isDryRun()) {
            return prepared(new CreateSiteConnection(creation.apply(UNSEALED)), auth);
        }
        SecretRef sealed = secrets.seal(project, connection, auth.secret().orElseThrow());
        return prepared(new CreateSiteConnection(creation.apply(sealed)), auth, sealed);
    }

    @Override
    Prepared prepareUpdate(ProjectId project, UUID id, Attributes attributes, Call call, Cause cause) {
        ConnectionId connection = new ConnectionId(id);
        Optional<AuthWanted> wanted = AuthWanted.of(attributes, policy, clock.instant());
        SiteConnectionChanges changes = SiteConnectionBody.changes(attributes);
        if (wanted.isEmpty()) {
            return Prepared.of(new UpdateSiteConnection(connection, changes));
        }
        AuthWanted auth = wanted.get();
        SiteConnectionChanges with = changes.with(auth.change());
        if (auth.secret().isEmpty()) {
            return prepared(new UpdateSiteConnection(connection, with), auth);
        }
        if (call.isDryRun()) {
            return prepared(new UpdateSiteConnection(connection, with.withPsk(UNSEALED)), auth);
        }
        SecretRef present = present(project, connection, cause);
        SecretRef next =
                secrets.sealNext(project, connection, present, auth.secret().get());
        if (next.fingerprint().equals(present.fingerprint())) {
            // The same secret again: a second PUT must change nothing.
            secrets.destroy(next);
            return prepared(new UpdateSiteConnection(connection, with), auth);
        }
        return prepared(new UpdateSiteConnection(connection, with.withPsk(next)), auth, next);
    }

    private Prepared prepared(VpnCommand command, AuthWanted auth, SecretRef sealed) {
        return new Prepared(
                command,
                () -> secrets.destroy(sealed),
                auth.warnings(),
                auth.secret().filter(made -> auth.isGenerated()).map(made -> new Prepared.Generated(sealed, made)));
    }

    /** A command for which nothing is sealed. */
    private static Prepared prepared(VpnCommand command, AuthWanted auth) {
        return new Prepared(command, () -> {}, auth.warnings(), Optional.empty());
    }

    private SecretRef present(ProjectId project, ConnectionId id, Cause cause) {
        SiteConnection connection =
                writer.peek(project, cause).vpn().connections().get(id);
        if (connection == null) {
            throw new ApiException(Collection.SITE_CONNECTIONS.notFound(id.toString()));
        }
        return connection.psk();
    }

    @Override
    VpnCommand delete(UUID id) {
        return new DeleteSiteConnection(new ConnectionId(id));
    }

    @Override
    Map<String, @Nullable Object> show(ProjectId project, ProjectState state, UUID id) {
        ConnectionId connection = new ConnectionId(id);
        return Representation.of(project, get(state.vpn().connections(), connection), Statuses.of(state, connection));
    }
}
