package io.culvert.agent.render;

import static io.culvert.agent.render.Approved.assertApproved;
import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.events.value.Cidr;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardFileTest {
    @Test
    void isAsApproved() throws IOException {
        assertApproved("guard-none.nft", GuardFile.render(List.of()));
        assertApproved(
                "guard-both-families.nft",
                GuardFile.render(List.of(
                        pair("10.1.0.0/24", "10.2.0.0/24"),
                        pair("10.1.0.7/24", "10.3.0.0/24"),
                        pair("fd00:1::/64", "fd00:2::/64"))));
    }

    @Test
    void keepsPairsThatOverlapOutOfTheSet() throws IOException {
        assertApproved(
                "guard-overlapping.nft",
                GuardFile.render(List.of(
                        pair("10.1.0.0/24", "10.2.0.0/24"),
                        pair("10.1.0.0/24", "10.2.0.0/24"),
                        pair("10.1.0.0/25", "10.2.0.0/16"))));
    }

    @Test
    void saysNothingOfAPairOfDifferentFamilies() {
        assertThat(GuardFile.render(List.of(pair("10.1.0.0/24", "fd00:2::/64"))))
                .isEqualTo(GuardFile.render(List.of()));
    }

    private static TrafficPair pair(String local, String remote) {
        return new TrafficPair(Cidr.of(local), Cidr.of(remote));
    }
}
