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
import io.culvert.events.value.WireName;
import java.util.List;
import java.util.Optional;

/** What an attribute is when the client leaves it out. */
public enum Defaults implements WireName {
    /** What peers of today accept, and RFC 8247 and RFC 8221 recommend. */
    SECURE("secure", AuthAlgorithm.SHA256, EncryptionAlgorithm.AES_256, DhGroup.GROUP14, IkeVersion.V2),
    /** The API's historical ones, for clients that rely on them. */
    NEUTRON("neutron", AuthAlgorithm.SHA1, EncryptionAlgorithm.AES_128, DhGroup.GROUP5, IkeVersion.V1);

    private static final Lifetime LIFETIME = new Lifetime(3600);
    private static final int MTU = 1500;

    private final String wireName;
    private final AuthAlgorithm auth;
    private final EncryptionAlgorithm encryption;
    private final DhGroup group;
    private final IkeVersion ikeVersion;

    Defaults(
            String wireName, AuthAlgorithm auth, EncryptionAlgorithm encryption, DhGroup group, IkeVersion ikeVersion) {
        this.wireName = wireName;
        this.auth = auth;
        this.encryption = encryption;
        this.group = group;
        this.ikeVersion = ikeVersion;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    public IkePolicy ikePolicy(IkePolicyId id) {
        return new IkePolicy(id, "", "", auth, encryption, group, ikeVersion, Phase1Mode.MAIN, LIFETIME);
    }

    public IpsecPolicy ipsecPolicy(IpsecPolicyId id) {
        return new IpsecPolicy(
                id, "", "", TransformProtocol.ESP, auth, encryption, EncapsulationMode.TUNNEL, group, LIFETIME);
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
