package io.culvert.command.domain;

import io.culvert.events.resource.SiteConnection;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.EndpointGroupId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Builds {@link SiteConnectionChanges} one attribute at a time. */
record ConnectionChanges(SiteConnectionChanges all) {
    ConnectionChanges peerCidrs(String... cidrs) {
        List<Cidr> parsed = Stream.of(cidrs).map(Cidr::of).toList();
        return with(all.peerAddress(), all.peerId(), all.localId(), Optional.of(parsed), all.mtu(), all.dpd());
    }

    ConnectionChanges peerAddress(String address) {
        return with(Optional.of(address), all.peerId(), all.localId(), all.peerCidrs(), all.mtu(), all.dpd());
    }

    ConnectionChanges peerId(String id) {
        return with(all.peerAddress(), Optional.of(id), all.localId(), all.peerCidrs(), all.mtu(), all.dpd());
    }

    ConnectionChanges localId(String id) {
        return with(all.peerAddress(), all.peerId(), Optional.of(id), all.peerCidrs(), all.mtu(), all.dpd());
    }

    ConnectionChanges mtu(int mtu) {
        return with(all.peerAddress(), all.peerId(), all.localId(), all.peerCidrs(), Optional.of(mtu), all.dpd());
    }

    ConnectionChanges dpd(int interval, int timeout) {
        DpdChanges dpd = new DpdChanges(Optional.empty(), Optional.of(interval), Optional.of(timeout));
        return with(all.peerAddress(), all.peerId(), all.localId(), all.peerCidrs(), all.mtu(), dpd);
    }

    ConnectionChanges dpdTimeout(int timeout) {
        DpdChanges dpd = new DpdChanges(Optional.empty(), Optional.empty(), Optional.of(timeout));
        return with(all.peerAddress(), all.peerId(), all.localId(), all.peerCidrs(), all.mtu(), dpd);
    }

    ConnectionChanges groups(Optional<EndpointGroupId> local, Optional<EndpointGroupId> peer) {
        return new ConnectionChanges(new SiteConnectionChanges(
                all.name(),
                all.description(),
                all.peerAddress(),
                all.peerId(),
                all.localId(),
                all.peerCidrs(),
                local.<Change<EndpointGroupId>>map(Change.To::new).orElse(new Change.Clear<>()),
                peer.<Change<EndpointGroupId>>map(Change.To::new).orElse(new Change.Clear<>()),
                all.mtu(),
                all.initiator(),
                all.dpd(),
                all.adminStateUp(),
                all.psk(),
                all.natTraversal(),
                all.auth()));
    }

    private ConnectionChanges with(
            Optional<String> peerAddress,
            Optional<String> peerId,
            Optional<String> localId,
            Optional<List<Cidr>> peerCidrs,
            Optional<Integer> mtu,
            DpdChanges dpd) {
        return new ConnectionChanges(new SiteConnectionChanges(
                all.name(),
                all.description(),
                peerAddress,
                peerId,
                localId,
                peerCidrs,
                all.localGroupId(),
                all.peerGroupId(),
                mtu,
                all.initiator(),
                dpd,
                all.adminStateUp(),
                all.psk(),
                all.natTraversal(),
                all.auth()));
    }

    SiteConnection appliedTo(SiteConnection connection) {
        return all.appliedTo(connection);
    }

    UpdateSiteConnection update() {
        return new UpdateSiteConnection(Lab.CONNECTION, all);
    }
}
