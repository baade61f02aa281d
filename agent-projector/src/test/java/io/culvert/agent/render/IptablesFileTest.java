package io.culvert.agent.render;

import static io.culvert.agent.render.Approved.assertApproved;
import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.agent.render.IptablesFile.Calls;
import io.culvert.events.value.Cidr;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class IptablesFileTest {
    private static final List<TrafficPair> PAIRS = List.of(
            pair("10.1.0.0/24", "10.2.0.0/24", 1400),
            pair("10.1.0.7/24", "10.2.0.0/24"),
            pair("10.1.0.0/24", "10.3.0.0/24"),
            pair("fd00:1::/64", "fd00:2::/64"),
            pair("10.1.0.0/24", "fd00:2::/64"));

    @Test
    void isAsApproved() throws IOException {
        assertApproved("guard-first.iptables", IptablesFile.render(4, PAIRS, Calls.NONE));
        assertApproved("guard-again.iptables", IptablesFile.render(6, PAIRS, new Calls(true, true)));
        assertApproved("guard-none.iptables", IptablesFile.render(4, List.of(), new Calls(true, true)));
    }

    @Test
    void concernsOnlyPairsOfOneVersion() {
        assertThat(IptablesFile.concerns(6, List.of(pair("10.1.0.0/24", "fd00:2::/64"))))
                .isFalse();
        assertThat(IptablesFile.concerns(6, PAIRS)).isTrue();
        assertThat(IptablesFile.concerns(4, List.of())).isFalse();
    }

    private static TrafficPair pair(String local, String remote) {
        return pair(local, remote, 0);
    }

    private static TrafficPair pair(String local, String remote, int mtu) {
        return new TrafficPair(Cidr.of(local), Cidr.of(remote), mtu);
    }
}
