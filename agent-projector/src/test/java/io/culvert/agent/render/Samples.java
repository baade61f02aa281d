package io.culvert.agent.render;

import io.culvert.agent.desired.DesiredChild;
import io.culvert.agent.desired.DesiredIke;
import io.culvert.events.resource.Certificates;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.Dpd;
import io.culvert.events.value.DpdAction;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.NatTraversal;
import io.culvert.events.value.Phase1Mode;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.TransformProtocol;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Connections to try things with: East's of the classic two sites, and what varies. */
public record Samples(
        String localId,
        String remoteId,
        IkeVersion version,
        Phase1Mode phase1,
        EncryptionAlgorithm cipher,
        AuthAlgorithm auth,
        DhGroup group,
        TransformProtocol protocol,
        EncapsulationMode mode,
        Dpd dpd,
        Initiator initiator,
        NatTraversal natTraversal,
        Optional<Certificates> certificates) {
    public static final ConnectionId EAST = ConnectionId.of("aaaaaaaa-0000-4000-8000-000000000001");

    /** Of the API's defaults, but for stronger algorithms. */
    public static final Samples PLAIN = new Samples(
            "172.24.4.226",
            "172.24.4.233",
            IkeVersion.V2,
            Phase1Mode.MAIN,
            EncryptionAlgorithm.AES_256,
            AuthAlgorithm.SHA256,
            DhGroup.GROUP14,
            TransformProtocol.ESP,
            EncapsulationMode.TUNNEL,
            Dpd.DEFAULT,
            Initiator.BI_DIRECTIONAL,
            NatTraversal.AUTO,
            Optional.empty());

    public Samples with(IkeVersion value) {
        return new Samples(
                localId,
                remoteId,
                value,
                phase1,
                cipher,
                auth,
                group,
                protocol,
                mode,
                dpd,
                initiator,
                natTraversal,
                certificates);
    }

    public Samples with(Phase1Mode value) {
        return new Samples(
                localId,
                remoteId,
                version,
                value,
                cipher,
                auth,
                group,
                protocol,
                mode,
                dpd,
                initiator,
                natTraversal,
                certificates);
    }

    public Samples with(EncryptionAlgorithm value) {
        return new Samples(
                localId,
                remoteId,
                version,
                phase1,
                value,
                auth,
                group,
                protocol,
                mode,
                dpd,
                initiator,
                natTraversal,
                certificates);
    }

    public Samples with(AuthAlgorithm value) {
        return new Samples(
                localId,
                remoteId,
                version,
                phase1,
                cipher,
                value,
                group,
                protocol,
                mode,
                dpd,
                initiator,
                natTraversal,
                certificates);
    }

    public Samples with(DhGroup value) {
        return new Samples(
                localId,
                remoteId,
                version,
                phase1,
                cipher,
                auth,
                value,
                protocol,
                mode,
                dpd,
                initiator,
                natTraversal,
                certificates);
    }

    public Samples with(TransformProtocol value) {
        return new Samples(
                localId,
                remoteId,
                version,
                phase1,
                cipher,
                auth,
                group,
                value,
                mode,
                dpd,
                initiator,
                natTraversal,
                certificates);
    }

    public Samples with(EncapsulationMode value) {
        return new Samples(
                localId,
                remoteId,
                version,
                phase1,
                cipher,
                auth,
                group,
                protocol,
                value,
                dpd,
                initiator,
                natTraversal,
                certificates);
    }

    public Samples with(DpdAction value) {
        Dpd changed = new Dpd(value, dpd.intervalSeconds(), dpd.timeoutSeconds());
        return new Samples(
                localId,
                remoteId,
                version,
                phase1,
                cipher,
                auth,
                group,
                protocol,
                mode,
                changed,
                initiator,
                natTraversal,
                certificates);
    }

    public Samples with(Initiator value) {
        return new Samples(
                localId,
                remoteId,
                version,
                phase1,
                cipher,
                auth,
                group,
                protocol,
                mode,
                dpd,
                value,
                natTraversal,
                certificates);
    }

    public Samples with(NatTraversal value) {
        return new Samples(
                localId,
                remoteId,
                version,
                phase1,
                cipher,
                auth,
                group,
                protocol,
                mode,
                dpd,
                initiator,
                value,
                certificates);
    }

    public Samples with(Certificates value) {
        return new Samples(
                localId,
                remoteId,
                version,
                phase1,
                cipher,
                auth,
                group,
                protocol,
                mode,
                dpd,
                initiator,
                natTraversal,
                Optional.of(value));
    }

    public Samples withIds(String local, String remote) {
        return new Samples(
                local,
                remote,
                version,
                phase1,
                cipher,
                auth,
                group,
                protocol,
                mode,
                dpd,
                initiator,
                natTraversal,
                certificates);
    }

    /** East's side: 10.1.0.0/24 here, 10.2.0.0/24 there. */
    public DesiredIke ike() {
        return ike(EAST, "172.24.4.226", "172.24.4.233", "10.1.0.0/24", "10.2.0.0/24");
    }

    public DesiredIke ike(ConnectionId id, String local, String remote, String localNet, String remoteNet) {
        return new DesiredIke(
                id.toString(),
                IpAddress.of(local),
                remote,
                localId,
                remoteId,
                ikePolicy(),
                dpd,
                initiator,
                natTraversal,
                new SecretRef(UUID.fromString("bbbbbbbb-0000-4000-8000-000000000001"), 1, "fingerprint"),
                certificates,
                List.of(DesiredChild.of(id, ipsecPolicy(), List.of(Cidr.of(localNet)), List.of(Cidr.of(remoteNet)))));
    }

    private IkePolicy ikePolicy() {
        IkePolicyId id = IkePolicyId.of("cccccccc-0000-4000-8000-000000000001");
        return new IkePolicy(id, "ike", "", auth, cipher, group, version, phase1, new Lifetime(3600));
    }

    private IpsecPolicy ipsecPolicy() {
        IpsecPolicyId id = IpsecPolicyId.of("dddddddd-0000-4000-8000-000000000001");
        return new IpsecPolicy(id, "ipsec", "", protocol, auth, cipher, mode, group, new Lifetime(3600));
    }
}
