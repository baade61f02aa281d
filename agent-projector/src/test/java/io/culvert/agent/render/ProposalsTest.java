package io.culvert.agent.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Proposal;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.Phase1Mode;
import io.culvert.events.value.TransformProtocol;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProposalsTest {
    private static final Proposal GCM =
            new Proposal(AuthAlgorithm.SHA256, EncryptionAlgorithm.AES_128_GCM_16, DhGroup.GROUP14);
    private static final Proposal STRONGER =
            new Proposal(AuthAlgorithm.SHA384, EncryptionAlgorithm.AES_256, DhGroup.GROUP20);

    @Test
    void areOfferedInTheOrderOfPreference() {
        IkePolicy policy = new IkePolicy(
                new IkePolicyId(UUID.randomUUID()),
                "",
                "",
                AuthAlgorithm.SHA256,
                EncryptionAlgorithm.AES_128,
                DhGroup.GROUP14,
                IkeVersion.V2,
                Phase1Mode.MAIN,
                new Lifetime(3600),
                List.of(STRONGER, GCM));
        assertThat(Proposals.of(policy))
                .isEqualTo("aes128-sha256-modp2048,aes256-sha384-ecp384,aes128gcm16-prfsha256-modp2048");
    }

    @Test
    void areOfferedOnceIfTheProtocolCantTellThemApart() {
        assertThat(Proposals.ofEsp(ipsec(STRONGER, GCM)))
                .isEqualTo("aes256-sha256-modp2048,aes256-sha384-ecp384,aes128gcm16-modp2048");
        assertThat(Proposals.ofAh(ipsec(STRONGER, GCM))).isEqualTo("sha256-modp2048,sha384-ecp384");
    }

    private static IpsecPolicy ipsec(Proposal... further) {
        return new IpsecPolicy(
                new IpsecPolicyId(UUID.randomUUID()),
                "",
                "",
                TransformProtocol.ESP,
                AuthAlgorithm.SHA256,
                EncryptionAlgorithm.AES_256,
                EncapsulationMode.TUNNEL,
                DhGroup.GROUP14,
                new Lifetime(3600),
                List.of(further));
    }
}
