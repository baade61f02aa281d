package io.culvert.query.graphql;

import io.culvert.events.telemetry.ChildParameters;
import io.culvert.events.telemetry.IkeParameters;
import io.culvert.events.telemetry.Suite;
import io.culvert.events.telemetry.Traffic;
import io.culvert.events.telemetry.TunnelCounters;
import io.culvert.query.port.Tunnels.Tunnel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tunnel of a connection in the graph. */
record TunnelNode(
        String observedAt,
        @Nullable String since,
        @Nullable IkeSaNode negotiated,
        List<ChildSaNode> children,
        CountersNode counters) {
    static TunnelNode of(Tunnel tunnel) {
        return new TunnelNode(
                tunnel.observedAt().toString(),
                time(tunnel.seen().ike().map(IkeParameters::establishedAt)),
                tunnel.seen().ike().map(IkeSaNode::of).orElse(null),
                tunnel.seen().children().stream().map(ChildSaNode::of).toList(),
                CountersNode.of(tunnel.seen().counters()));
    }

    record SuiteNode(
            @Nullable String encryption,
            @Nullable String integrity,
            @Nullable String prf,
            @Nullable String dhGroup) {
        static SuiteNode of(Suite suite) {
            return new SuiteNode(
                    suite.encryption().orElse(null),
                    suite.integrity().orElse(null),
                    suite.prf().orElse(null),
                    suite.dhGroup().orElse(null));
        }
    }

    record IkeSaNode(
            String ikeVersion,
            boolean initiator,
            String localAddress,
            int localPort,
            String peerAddress,
            int peerPort,
            boolean natLocal,
            boolean natPeer,
            String initiatorSpi,
            String responderSpi,
            SuiteNode algorithms,
            String establishedAt,
            @Nullable String rekeyAt,
            @Nullable String reauthenticationAt) {
        static IkeSaNode of(IkeParameters it) {
            return new IkeSaNode(
                    it.version().wireName(),
                    it.initiator(),
                    it.localAddress().toString(),
                    it.localPort(),
                    it.peerAddress().toString(),
                    it.peerPort(),
                    it.natLocal(),
                    it.natPeer(),
                    it.initiatorSpi(),
                    it.responderSpi(),
                    SuiteNode.of(it.suite()),
                    it.establishedAt().toString(),
                    time(it.rekeyAt()),
                    time(it.reauthAt()));
        }
    }

    record ChildSaNode(
            String protocol,
            String mode,
            boolean udpEncapsulated,
            String spiIn,
            String spiOut,
            SuiteNode algorithms,
            List<String> localSelectors,
            List<String> peerSelectors,
            TrafficNode traffic,
            String installedAt,
            @Nullable String rekeyAt,
            @Nullable String expiresAt,
            @Nullable String lastPacketInAt,
            @Nullable String lastPacketOutAt) {
        static ChildSaNode of(ChildParameters it) {
            return new ChildSaNode(
                    it.protocol().wireName(),
                    it.mode().wireName(),
                    it.udpEncapsulated(),
                    it.spiIn(),
                    it.spiOut(),
                    SuiteNode.of(it.suite()),
                    it.localSelectors(),
                    it.peerSelectors(),
                    TrafficNode.of(it.traffic()),
                    it.installedAt().toString(),
                    time(it.rekeyAt()),
                    time(it.expiresAt()),
                    time(it.lastPacketInAt()),
                    time(it.lastPacketOutAt()));
        }
    }

    record TrafficNode(long bytesIn, long packetsIn, long bytesOut, long packetsOut) {
        static TrafficNode of(Traffic it) {
            return new TrafficNode(it.bytesIn(), it.packetsIn(), it.bytesOut(), it.packetsOut());
        }
    }

    record CountersNode(String since, TrafficNode traffic, long childSas, long rekeys) {
        static CountersNode of(TunnelCounters it) {
            return new CountersNode(it.since().toString(), TrafficNode.of(it.traffic()), it.childSas(), it.rekeys());
        }
    }

    private static @Nullable String time(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}
