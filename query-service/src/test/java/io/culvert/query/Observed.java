package io.culvert.query;

import io.culvert.events.telemetry.ChildParameters;
import io.culvert.events.telemetry.IkeParameters;
import io.culvert.events.telemetry.Suite;
import io.culvert.events.telemetry.Traffic;
import io.culvert.events.telemetry.TunnelCounters;
import io.culvert.events.telemetry.TunnelSeen;
import io.culvert.events.telemetry.TunnelsObserved;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.HostId;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.TransformProtocol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the host of a story's router tells of its tunnels, that are up. */
public record Observed(Story story, String host, long epoch, Instant at) {
    /** The host that has the router at the end. */
    public static Observed now(Story story, Instant at) {
        return new Observed(story, "host-2", 2, at);
    }

    /** The story's connection, with so many packets in. */
    public TunnelsObserved carried(long packets) {
        return of(packets, story.connectionId());
    }

    public TunnelsObserved of(long packets, ConnectionId... connections) {
        return new TunnelsObserved(
                new HostId(host),
                at,
                180,
                story.project(),
                new RouterId(story.id("router")),
                epoch,
                Stream.of(connections).map(id -> tunnel(id, packets)).toList());
    }

    private TunnelSeen tunnel(ConnectionId id, long packets) {
        Instant since = at.minusSeconds(60);
        Traffic traffic = new Traffic(84 * packets, packets, 84, 1);
        return new TunnelSeen(
                id,
                Optional.of(new IkeParameters(
                        IkeVersion.V2,
                        true,
                        IpAddress.of("172.24.4.226"),
                        4500,
                        IpAddress.of("172.24.4.233"),
                        4500,
                        false,
                        true,
                        "621362f754cb786a",
                        "8ef1cde4000c815f",
                        suite("AES_CBC-256", "PRF_HMAC_SHA2_256"),
                        since,
                        Optional.of(at.plusSeconds(3600)),
                        Optional.empty())),
                List.of(new ChildParameters(
                        TransformProtocol.ESP,
                        EncapsulationMode.TUNNEL,
                        true,
                        "e37213fc",
                        "3f5a6e0f",
                        new Suite(Optional.of("AES_GCM_16-256"), Optional.empty(), Optional.empty(), Optional.empty()),
                        List.of("10.1.0.0/24"),
                        List.of("10.2.0.0/24", "10.3.0.0/24"),
                        traffic,
                        since,
                        Optional.of(at.plusSeconds(1800)),
                        Optional.of(at.plusSeconds(1900)),
                        Optional.of(at),
                        Optional.empty())),
                new TunnelCounters(since.minusSeconds(600), traffic.plus(new Traffic(84, 1, 84, 1)), 2, 1));
    }

    private static Suite suite(String encryption, String prf) {
        return new Suite(
                Optional.of(encryption), Optional.of("HMAC_SHA2_256_128"), Optional.of(prf), Optional.of("MODP_2048"));
    }
}
