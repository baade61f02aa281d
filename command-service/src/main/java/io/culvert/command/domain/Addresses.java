package io.culvert.command.domain;

import io.culvert.events.resource.FixedIp;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.Subnet;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.IpAddress;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The addresses of a subnet: which can be had, and which are taken by routers. */
final class Addresses {
    private Addresses() {}

    /** True unless it lies outside, or is the network's or the broadcast address (RFC 3021 has none in a /31). */
    static boolean isHost(Cidr cidr, IpAddress address) {
        return cidr.contains(address)
                && (hostBits(cidr) <= 1 || !address.equals(cidr.host(0)))
                && (cidr.ipVersion() == 6 || hostBits(cidr) <= 1 || !isBroadcast(cidr, address));
    }

    private static boolean isBroadcast(Cidr cidr, IpAddress address) {
        byte[] octets = address.inet().getAddress();
        return IntStream.range(cidr.prefixLength(), octets.length * 8)
                .allMatch(bit -> (octets[bit / 8] & (0x80 >> (bit % 8))) != 0);
    }

    /** The first host address. */
    static IpAddress first(Cidr cidr) {
        return cidr.host(hostBits(cidr) <= 1 ? 0 : 1);
    }

    /** The lowest address that is a host's and not in use. */
    static Optional<IpAddress> lowestFree(Subnet subnet, Set<IpAddress> used) {
        Cidr cidr = subnet.cidr();
        // Among so many addresses one is free, or the subnet is full.
        return IntStream.rangeClosed(0, used.size() + 2)
                .mapToObj(cidr::host)
                .filter(address -> isHost(cidr, address) && !used.contains(address))
                .findFirst();
    }

    /** The addresses that the ports of other routers have on a subnet. */
    static Set<IpAddress> used(ProjectState state, Subnet subnet) {
        return state.inventory().routers().values().stream()
                .flatMap(Router::addresses)
                .filter(ip -> ip.subnetId().equals(subnet.id()))
                .map(FixedIp::address)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static int hostBits(Cidr cidr) {
        return (cidr.ipVersion() == 4 ? 32 : 128) - cidr.prefixLength();
    }
}
