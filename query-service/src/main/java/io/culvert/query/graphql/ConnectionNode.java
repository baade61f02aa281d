package io.culvert.query.graphql;

import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.Revisions;
import io.culvert.events.state.Statuses;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.StatusReason;
import io.culvert.query.view.Bindings;
import io.culvert.query.view.Selectors;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A site connection in the graph. */
public record ConnectionNode(Nodes in, SiteConnection it) implements Node {
    record ReasonNode(String code, String text) {
        static ReasonNode of(StatusReason reason) {
            return new ReasonNode(reason.code().wireName(), reason.text());
        }
    }

    record DpdNode(String action, int intervalSeconds, int timeoutSeconds) {}

    record KeyNode(int version, String fingerprint) {}

    /** Empty if it is no id. */
    static Optional<ConnectionId> id(String text) {
        try {
            return Optional.of(ConnectionId.of(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private Optional<ConnectionStatus> last() {
        return Optional.ofNullable(in.state().hosting().statuses().get(it.id()));
    }

    public String description() {
        return it.description();
    }

    public boolean adminStateUp() {
        return it.adminStateUp();
    }

    public String status() {
        return Statuses.of(in.state(), it.id()).wireName();
    }

    public @Nullable ReasonNode statusReason() {
        return last().map(ConnectionStatus::reason).map(ReasonNode::of).orElse(null);
    }

    public @Nullable String since() {
        return last().map(status -> status.since().toString()).orElse(null);
    }

    public @Nullable Long appliedVersion() {
        return last().map(ConnectionStatus::appliedVersion).orElse(null);
    }

    public long revision() {
        return Revisions.ofTunnel(in.state(), it);
    }

    public @Nullable String host() {
        return Bindings.of(in.state(), it)
                .map(binding -> binding.hostId().value())
                .orElse(null);
    }

    public String peerAddress() {
        return it.peerAddress();
    }

    public String peerId() {
        return it.peerId();
    }

    public String localId() {
        return it.localId();
    }

    public int mtu() {
        return it.mtu();
    }

    public String initiator() {
        return it.initiator().wireName();
    }

    public String authMode() {
        return it.authMode().wireName();
    }

    public @Nullable String certificateNotAfter() {
        return it.certificates().map(some -> some.own().notAfter().toString()).orElse(null);
    }

    public String natTraversal() {
        return it.natTraversal().wireName();
    }

    public DpdNode dpd() {
        return new DpdNode(
                it.dpd().action().wireName(),
                it.dpd().intervalSeconds(),
                it.dpd().timeoutSeconds());
    }

    public List<String> localCidrs() {
        return Selectors.local(in.state(), it).stream().map(Cidr::toString).toList();
    }

    public List<String> peerCidrs() {
        return Selectors.peer(in.state(), it).stream().map(Cidr::toString).toList();
    }

    public KeyNode psk() {
        return new KeyNode(it.psk().version(), it.psk().fingerprint());
    }

    public @Nullable ServiceNode service() {
        return in.service(it.serviceId());
    }

    public @Nullable EndpointGroupNode localEndpointGroup() {
        return it.localGroupId().map(in::endpointGroup).orElse(null);
    }

    public @Nullable EndpointGroupNode peerEndpointGroup() {
        return it.peerGroupId().map(in::endpointGroup).orElse(null);
    }

    public @Nullable IkePolicyNode ikePolicy() {
        return in.ikePolicy(it.ikePolicyId());
    }

    public @Nullable IpsecPolicyNode ipsecPolicy() {
        return in.ipsecPolicy(it.ipsecPolicyId());
    }
}
