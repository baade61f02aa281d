package io.culvert.agent.vici;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.StatusReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonsTest {
    @ParameterizedTest
    @CsvSource({
        "received AUTHENTICATION_FAILED notify error,AUTHENTICATION_FAILED",
        "tried 1 shared key for '10.0.0.1' - '10.0.0.2' but MAC mismatched,AUTHENTICATION_FAILED",
        "no shared key found for 10.0.0.1 - 10.0.0.2,AUTHENTICATION_FAILED",
        "received NO_PROPOSAL_CHOSEN notify error,NO_PROPOSAL_CHOSEN",
        "received proposals unacceptable,NO_PROPOSAL_CHOSEN",
        "no acceptable proposal found,NO_PROPOSAL_CHOSEN",
        "'received TS_UNACCEPTABLE notify, no CHILD_SA built',TS_UNACCEPTABLE",
        "traffic selectors 10.1.0.0/24 === 10.9.0.0/24 unacceptable,TS_UNACCEPTABLE",
        "giving up after 5 retransmits,PEER_UNREACHABLE",
        "'establishing IKE_SA failed, peer not responding',PEER_UNREACHABLE",
        "retransmit 1 of request with message ID 0,PEER_UNREACHABLE",
        "'unable to resolve west.example, initiate aborted',PEER_NAME_UNRESOLVED",
        "'DPD check timed out, enforcing DPD action',DPD_TIMEOUT",
        "received DELETE for IKE_SA east[1],PEER_CLOSED",
        "'destroying duplicate IKE_SA for peer ''east'', received INITIAL_CONTACT',PEER_CLOSED",
        "IPsec SA: unsupported mode,REJECTED_CONFIG",
        "IPsec SA: protocol not supported,REJECTED_CONFIG",
        "received netlink error: Function not implemented (38),REJECTED_CONFIG"
    })
    void knowsTheWords(String line, ReasonCode code) {
        assertThat(Reasons.of(line)).contains(new StatusReason(code, line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "initiating IKE_SA east[1] to 172.24.4.233",
                "IKE_SA east[1] established between 172.24.4.226[a]...172.24.4.233[b]",
                "peer didn't accept DH group MODP_2048, it requested MODP_3072",
                "parsed IKE_AUTH response 1 [ IDr AUTH SA TSi TSr ]"
            })
    void givesNoneWhereNothingFailed(String line) {
        assertThat(Reasons.of(line)).isEmpty();
    }
}
