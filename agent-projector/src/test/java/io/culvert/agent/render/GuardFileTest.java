package io.culvert.agent.render;

import static io.culvert.agent.render.Approved.assertApproved;
import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.events.value.Cidr;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
    void keepsSegmentsSmallBothWaysByTheNarrowestThatAPairIsGiven() throws IOException {
        assertApproved(
                "guard-segments.nft",
                GuardFile.render(List.of(
                        pair("10.1.0.0/24", "10.2.0.0/24", 1500),
                        pair("10.1.0.7/24", "10.2.0.0/24", 1400),
                        pair("10.1.0.0/24", "10.3.0.0/24", 1500),
                        pair("10.1.0.0/16", "10.3.0.0/16", 1500),
                        pair("10.1.0.0/24", "10.4.0.0/24"),
                        pair("fd00:1::/64", "fd00:2::/64", 1280))));
    }

    @Test
    void aChangeOfSizesAloneTouchesThoseAlone() throws IOException {
        List<TrafficPair> before =
                List.of(pair("10.1.0.0/24", "10.2.0.0/24", 1500), pair("10.1.0.0/24", "10.3.0.0/24", 1400));
        List<TrafficPair> after = List.of(
                pair("10.1.0.0/24", "10.2.0.0/24", 1500),
                pair("10.1.0.0/24", "10.3.0.0/24", 1500),
                pair("10.1.0.0/24", "10.4.0.0/24", 1400));
        assertApproved(
                "guard-change-segments.nft", GuardFile.change(before, after).orElseThrow());
        assertThat(GuardFile.change(before, List.of(before.getFirst())))
                .as("no more of 1400")
                .isEmpty();
    }

    @Test
    void asksForTheTablesThatThePairsTake() {
        assertThat(GuardFile.list(List.of())).isEmpty();
        assertThat(GuardFile.list(List.of(pair("fd00:1::/64", "fd00:2::/64")))).contains("list table ip6 culvert\n");
        assertThat(GuardFile.list(List.of(pair("fd00:1::/64", "fd00:2::/64"), pair("10.1.0.0/24", "10.2.0.0/24"))))
                .contains("list table ip culvert\nlist table ip6 culvert\n");
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

    @Test
    void aChangeNamesWhatComesAndGoesAlone() throws IOException {
        List<TrafficPair> before = List.of(pair("10.1.0.0/24", "10.2.0.0/24"), pair("10.1.0.0/24", "10.3.0.0/24"));
        List<TrafficPair> after = List.of(pair("10.1.0.0/24", "10.3.0.0/24"), pair("10.1.0.9/24", "10.4.0.0/16"));
        assertApproved("guard-change.nft", GuardFile.change(before, after).orElseThrow());
    }

    @Test
    void aChangeThatTakesOtherRulesOrTablesIsNone() {
        List<TrafficPair> before = List.of(pair("10.1.0.0/24", "10.2.0.0/24"));
        List<TrafficPair> overlapping =
                List.of(pair("10.1.0.0/24", "10.2.0.0/24"), pair("10.1.0.0/16", "10.2.0.128/25"));
        assertThat(GuardFile.change(before, overlapping)).isEmpty();
        assertThat(GuardFile.change(overlapping, before)).isEmpty();
        assertThat(GuardFile.change(before, List.of())).isEmpty();
        assertThat(GuardFile.change(before, List.of(before.getFirst(), pair("fd00:1::/64", "fd00:2::/64"))))
                .isEmpty();
    }

    @Test
    void findsWhatOverlapsAsLookingAtEachPairDoes() {
        Random random = new Random(7);
        for (int run = 0; run < 300; run++) {
            DisjointPairs set = new DisjointPairs();
            List<TrafficPair> apart = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                TrafficPair next = new TrafficPair(prefix(random), prefix(random));
                boolean overlaps = apart.stream()
                        .anyMatch(other -> other.local().overlaps(next.local())
                                && other.remote().overlaps(next.remote()));
                assertThat(set.add(next)).as("%s beside %s", next, apart).isEqualTo(!overlaps);
                if (!overlaps) {
                    apart.add(next);
                }
            }
        }
    }

    private static Cidr prefix(Random random) {
        return Cidr.of("10." + random.nextInt(4) + "." + random.nextInt(4) + "." + random.nextInt(4) + "/"
                + (8 + random.nextInt(25)));
    }

    private static TrafficPair pair(String local, String remote, int mtu) {
        return new TrafficPair(Cidr.of(local), Cidr.of(remote), mtu);
    }

    private static TrafficPair pair(String local, String remote) {
        return new TrafficPair(Cidr.of(local), Cidr.of(remote));
    }
}
