package io.culvert.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.events.value.Cidr;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowsTest {
    /** As conntrack 1.4.7 lists them. */
    private static final String LISTING = """
            icmp     1 29 src=10.1.0.10 dst=10.2.0.10 type=8 code=0 id=4 src=10.2.0.10 dst=172.24.4.226 type=0 code=0 id=4
            tcp      6 431999 ESTABLISHED src=10.3.0.1 dst=10.1.0.10 sport=22 dport=4 src=10.1.0.10 dst=10.3.0.1 sport=4
            conntrack v1.4.7 (conntrack-tools): 2 flow entries have been shown.
            """;

    @Test
    void findsThePairsThatHaveAFlowFromTheirLocalNetwork() {
        TrafficPair withFlow = pair("10.1.0.7/24", "10.2.0.0/16");
        TrafficPair otherWay = pair("10.1.0.0/24", "10.3.0.0/16");
        TrafficPair without = pair("10.1.0.0/24", "10.4.0.0/16");
        TrafficPair ofOneHost = pair("10.1.0.10/32", "10.2.0.10/32");
        assertThat(Flows.withFlows(List.of(withFlow, otherWay, without, ofOneHost), LISTING))
                .containsExactlyInAnyOrder(pair("10.1.0.0/24", "10.2.0.0/16"), ofOneHost);
        assertThat(Flows.withFlows(List.of(withFlow), "")).isEmpty();
    }

    private static TrafficPair pair(String local, String remote) {
        return new TrafficPair(Cidr.of(local), Cidr.of(remote));
    }
}
