package io.culvert.agent.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.Proposal;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.AuthMode;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.NatTraversal;
import io.culvert.events.value.Phase1Mode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConfigNameTest {
    private static final Proposal FURTHER =
            new Proposal(AuthAlgorithm.SHA384, EncryptionAlgorithm.AES_256, DhGroup.GROUP20);

    /** If it changes, an update of the agent makes every tunnel of its host anew. */
    @Test
    void aPolicyOfOneProposalIsCalledAsItAlwaysWas() {
        assertThat(name(List.of())).isEqualTo("3444b3df-a97a-3fb8-a5a0-2345541d9ba5");
    }

    @Test
    void anotherProposalIsAnotherConnection() {
        assertThat(name(List.of(FURTHER))).isNotEqualTo(name(List.of()));
    }

    @Test
    void forcedEncapsulationAndAnotherWayToAuthenticateAreOtherConnections() {
        assertThat(name(List.of(), NatTraversal.FORCED, AuthMode.PSK)).isNotEqualTo(name(List.of()));
        assertThat(name(List.of(), NatTraversal.AUTO, AuthMode.PUBKEY)).isNotEqualTo(name(List.of()));
    }

    private static String name(List<Proposal> further) {
        return name(further, NatTraversal.AUTO, AuthMode.PSK);
    }

    private static String name(List<Proposal> further, NatTraversal natTraversal, AuthMode authMode) {
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
                further);
        return ConfigName.ofIke(
                IpAddress.of("172.24.4.226"), "172.24.4.233", "east", "west", policy, natTraversal, authMode);
    }
}
