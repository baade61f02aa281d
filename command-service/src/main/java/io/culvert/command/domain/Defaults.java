package io.culvert.command.domain;

import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.Dpd;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.Phase1Mode;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.TransformProtocol;
import io.culvert.events.value.VpnServiceId;
import java.util.List;
import java.util.Optional;

/** What an attribute is when the client leaves it out. The algorithms are stronger than the API's historical defaults
 * (sha1, aes-128, group5, v1), which peers of today refuse. */
public final class Defaults {
    private static final Lifetime LIFETIME = new Lifetime(3600);
    private static final int MTU = 1500;

    private Defaults() {}

    public static IkePolicy ikePolicy(IkePolicyId id) {
        return new IkePolicy(
                id,
                "",
                "",
                AuthAlgorithm.SHA256,
                EncryptionAlgorithm.AES_256,
                DhGroup.GROUP14,
                IkeVersion.V2,
                Phase1Mode.MAIN,
                LIFETIME);
    }

    public static IpsecPolicy ipsecPolicy(IpsecPolicyId id) {
        return new IpsecPolicy(
                id,
                "",
                "",
                TransformProtocol.ESP,
                AuthAlgorithm.SHA256,
                EncryptionAlgorithm.AES_256,
                EncapsulationMode.TUNNEL,
                DhGroup.GROUP14,
                LIFETIME);
    }

    /** A connection of which only what must be given is known. */
    public static SiteConnection siteConnection(
            ConnectionId id,
            VpnServiceId service,
            IkePolicyId ikePolicy,
            IpsecPolicyId ipsecPolicy,
            String peerAddress,
            String peerId,
            SecretRef psk) {
        return new SiteConnection(
                id,
                "",
                "",
                service,
                ikePolicy,
                ipsecPolicy,
                peerAddress,
                peerId,
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                MTU,
                Initiator.BI_DIRECTIONAL,
                Dpd.DEFAULT,
                true,
                psk);
    }
}
