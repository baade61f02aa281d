package io.culvert.query;

import io.culvert.events.resource.Binding;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.telemetry.IkeParameters;
import io.culvert.events.telemetry.Traffic;
import io.culvert.events.telemetry.TunnelSeen;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.Projects;
import io.culvert.query.port.Tunnels;
import io.culvert.query.port.Tunnels.Tunnel;
import io.culvert.query.view.Bindings;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.Optional;

/** Every tunnel in numbers, for Prometheus: eight series for each that is known of. */
final class TunnelMetrics implements MultiCollector {
    private final Projects projects;
    private final Tunnels tunnels;

    TunnelMetrics(Projects projects, Tunnels tunnels) {
        this.projects = projects;
        this.tunnels = tunnels;
    }

    @Override
    public MetricSnapshots collect() {
        Scrape scrape = new Scrape();
        projects.all()
                .forEach((project, image) -> image.state()
                        .vpn()
                        .connections()
                        .values()
                        .forEach(connection -> {
                            Optional<Binding> binding = Bindings.of(image.state(), connection);
                            binding.flatMap(it -> tunnels.of(connection.id(), it))
                                    .ifPresent(tunnel ->
                                            scrape.add(labels(project, connection, binding.orElseThrow()), tunnel));
                        }));
        return scrape.snapshots();
    }

    private static Labels labels(ProjectId project, SiteConnection connection, Binding binding) {
        return Labels.of(
                "project", project.value(),
                "connection", connection.id().toString(),
                "router", binding.routerId().toString(),
                "host", binding.hostId().value());
    }

    private static final class Scrape {
        private final GaugeSnapshot.Builder up = GaugeSnapshot.builder()
                .name("culvert_tunnel_up")
                .help("1 if the connection has a CHILD_SA in use, 0 if not");
        private final GaugeSnapshot.Builder established = GaugeSnapshot.builder()
                .name("culvert_tunnel_established_timestamp_seconds")
                .help("when the IKE_SA was established that carries it; absent while it is down");
        private final CounterSnapshot.Builder bytes = CounterSnapshot.builder()
                .name("culvert_tunnel_bytes")
                .help("octets of the packets inside, over all SAs on this host");
        private final CounterSnapshot.Builder packets =
                CounterSnapshot.builder().name("culvert_tunnel_packets").help("packets, over all SAs on this host");
        private final CounterSnapshot.Builder sas = CounterSnapshot.builder()
                .name("culvert_tunnel_child_sas")
                .help("CHILD_SAs that there were on this host");
        private final CounterSnapshot.Builder rekeys = CounterSnapshot.builder()
                .name("culvert_tunnel_rekeys")
                .help("CHILD_SAs that gave way to another one by a rekey");

        void add(Labels labels, Tunnel tunnel) {
            TunnelSeen seen = tunnel.seen();
            Instant since = seen.counters().since();
            Traffic traffic = seen.counters().traffic();
            up.dataPoint(gauge(labels, seen.children().isEmpty() ? 0 : 1));
            seen.ike()
                    .map(IkeParameters::establishedAt)
                    .ifPresent(time -> established.dataPoint(gauge(labels, time.getEpochSecond())));
            bytes.dataPoint(counter(labels.add("direction", "in"), traffic.bytesIn(), since));
            bytes.dataPoint(counter(labels.add("direction", "out"), traffic.bytesOut(), since));
            packets.dataPoint(counter(labels.add("direction", "in"), traffic.packetsIn(), since));
            packets.dataPoint(counter(labels.add("direction", "out"), traffic.packetsOut(), since));
            sas.dataPoint(counter(labels, seen.counters().childSas(), since));
            rekeys.dataPoint(counter(labels, seen.counters().rekeys(), since));
        }

        private static GaugeDataPointSnapshot gauge(Labels labels, long value) {
            return GaugeDataPointSnapshot.builder()
                    .labels(labels)
                    .value((double) value)
                    .build();
        }

        private static CounterDataPointSnapshot counter(Labels labels, long value, Instant since) {
            return CounterDataPointSnapshot.builder()
                    .labels(labels)
                    .value((double) value)
                    .createdTimestampMillis(since.toEpochMilli())
                    .build();
        }

        MetricSnapshots snapshots() {
            return MetricSnapshots.of(
                    up.build(), established.build(), bytes.build(), packets.build(), sas.build(), rekeys.build());
        }
    }
}
