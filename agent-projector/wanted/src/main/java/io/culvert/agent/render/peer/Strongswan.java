package io.culvert.agent.render.peer;

import io.culvert.agent.render.Proposals;

/** Algorithms as strongSwan has them, which can do all that Culvert's own charon can. */
final class Strongswan {
    private Strongswan() {}

    static String ike(Peer peer) {
        return Proposals.of(peer.ike());
    }

    static String child(Peer peer) {
        return peer.isAh() ? Proposals.ofAh(peer.ipsec()) : Proposals.ofEsp(peer.ipsec());
    }
}
