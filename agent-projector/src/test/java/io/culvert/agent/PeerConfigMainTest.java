package io.culvert.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culvert.agent.render.peer.PeerFile;
import io.culvert.events.wire.UnreadableException;
import org.junit.jupiter.api.Test;

class PeerConfigMainTest {
    private static final String ANSWER = """
            {"id": "aaaaaaaa-0000-4000-8000-000000000001", "peerAddress": "172.24.4.233", "peerId": "@west", "localId": "",
             "initiator": "bi-directional", "dpd": {"action": "hold", "intervalSeconds": 30, "timeoutSeconds": 120},
             "localCidrs": ["10.1.0.0/24"], "peerCidrs": ["10.2.0.0/24"],
             "service": {"externalV4Ip": "172.24.4.226", "externalV6Ip": null},
             "ikePolicy": {"id": "cccccccc-0000-4000-8000-000000000001", "authAlgorithm": "sha256",
               "encryptionAlgorithm": "aes-256-ccm-8", "pfs": "group14", "ikeVersion": "v2", "phase1NegotiationMode": "main",
               "lifetimeSeconds": 3600, "furtherProposals":
                 [{"authAlgorithm": "sha256", "encryptionAlgorithm": "aes-256", "pfs": "group19"}]},
             "ipsecPolicy": {"id": "dddddddd-0000-4000-8000-000000000001", "transformProtocol": "esp",
               "authAlgorithm": "sha256", "encryptionAlgorithm": "aes-256", "encapsulationMode": "tunnel", "pfs": "group14",
               "lifetimeSeconds": 3600, "furtherProposals": []}}
            """;

    @Test
    void turnsWhatTheQueryServiceToldRound() {
        assertThat(PeerConfigMain.files(ANSWER, "swanctl"))
                .extracting(PeerFile::text)
                .singleElement()
                .asString()
                .contains(
                        "local_addrs = \"172.24.4.233\"",
                        "remote_addrs = \"172.24.4.226\"",
                        "id = \"@west\"",
                        "id = \"172.24.4.226\"",
                        "local_ts = \"10.2.0.0/24\"",
                        "aes256ccm8-prfsha256-modp2048,aes256-sha256-ecp256");
    }

    @Test
    void takesAFurtherProposalForADeviceThatLacksTheFirst() {
        assertThat(PeerConfigMain.files(ANSWER, "cisco-ios").getFirst().text())
                .contains("encryption aes-cbc-256\n", " group 19\n");
    }

    @Test
    void needsTheRoutersAddressOfThePeersIpVersion() {
        String noAddress = ANSWER.replace("\"externalV4Ip\": \"172.24.4.226\"", "\"externalV4Ip\": null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PeerConfigMain.files(noAddress, "swanctl"))
                .withMessage(
                        "connection aaaaaaaa-0000-4000-8000-000000000001 has no external IPv4 address of its router");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> PeerConfigMain.files("null", "swanctl")).isInstanceOf(UnreadableException.class);
    }
}
