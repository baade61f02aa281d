package io.culvert.agent.render.peer;

import io.culvert.agent.desired.DesiredChild;
import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.render.Samples;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.ConnectionId;
import java.util.List;

/** West as the peer of East, which Culvert has. */
public final class Peers {
    private Peers() {}

    public static Peer of(Samples sample) {
        return of(sample.ike());
    }

    /** The other side of what Culvert's charon is told. */
    public static Peer of(DesiredIke ike) {
        DesiredChild child = ike.children().getFirst();
        return new Peer(
                child.connectionId(),
                new Side(ike.remoteAddress(), ike.remoteId(), child.remoteTs()),
                new Side(ike.localAddress().toString(), ike.localId(), child.localTs()),
                ike.policy(),
                child.policy(),
                ike.dpd(),
                ike.initiator());
    }

    static Peer ofV6() {
        return of(Samples.PLAIN
                .withIds("2001:db8::1", "2001:db8::2")
                .ike(Samples.EAST, "2001:db8::1", "2001:db8::2", "fd00:1::/64", "fd00:2::/64"));
    }

    /** Two networks on either side. */
    static Peer ofFour(Samples sample) {
        Peer peer = of(sample);
        return new Peer(
                ConnectionId.of(peer.id().toString()),
                new Side(
                        peer.own().address(),
                        peer.own().identity(),
                        List.of(Cidr.of("10.2.0.0/24"), Cidr.of("10.4.0.0/16"))),
                new Side(
                        peer.culvert().address(),
                        peer.culvert().identity(),
                        List.of(Cidr.of("10.1.0.7/24"), Cidr.of("10.3.0.0/25"))),
                peer.ike(),
                peer.ipsec(),
                peer.dpd(),
                peer.initiator());
    }
}
