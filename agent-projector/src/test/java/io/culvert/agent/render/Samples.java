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
import java.util.function.Consumer;

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

    /** The same, of which a change has its way. */
    private Samples changed(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.sample();
    }

    public Samples with(IkeVersion value) {
        return changed(parts -> parts.version = value);
    }

    public Samples with(Phase1Mode value) {
        return changed(parts -> parts.phase1 = value);
    }

    public Samples with(EncryptionAlgorithm value) {
        return changed(parts -> parts.cipher = value);
    }

    public Samples with(AuthAlgorithm value) {
        return changed(parts -> parts.auth = value);
    }

    public Samples with(DhGroup value) {
        return changed(parts -> parts.group = value);
    }

    public Samples with(TransformProtocol value) {
        return changed(parts -> parts.protocol = value);
    }

    public Samples with(EncapsulationMode value) {
        return changed(parts -> parts.mode = value);
    }

    public Samples with(DpdAction value) {
        return changed(parts -> parts.dpd = new Dpd(value, dpd.intervalSeconds(), dpd.timeoutSeconds()));
    }

    public Samples with(Initiator value) {
        return changed(parts -> parts.initiator = value);
    }

    public Samples with(NatTraversal value) {
        return changed(parts -> parts.natTraversal = value);
    }

    public Samples with(Certificates value) {
        return changed(parts -> parts.certificates = Optional.of(value));
    }

    public Samples withIds(String local, String remote) {
        return changed(parts -> {
            parts.localId = local;
            parts.remoteId = remote;
        });
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

    /** A sample that is being changed. */
    private static final class Parts {
        String localId;
        String remoteId;
        IkeVersion version;
        Phase1Mode phase1;
        EncryptionAlgorithm cipher;
        AuthAlgorithm auth;
        DhGroup group;
        TransformProtocol protocol;
        EncapsulationMode mode;
        Dpd dpd;
        Initiator initiator;
        NatTraversal natTraversal;
        Optional<Certificates> certificates;

        Parts(Samples from) {
            localId = from.localId;
            remoteId = from.remoteId;
            version = from.version;
            phase1 = from.phase1;
            cipher = from.cipher;
            auth = from.auth;
            group = from.group;
            protocol = from.protocol;
            mode = from.mode;
            dpd = from.dpd;
            initiator = from.initiator;
            natTraversal = from.natTraversal;
            certificates = from.certificates;
        }

        Samples sample() {
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
                    certificates);
        }
    }
}
