package io.culvert.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.query.past.StoredPast;
import io.culvert.query.telemetry.LatestTunnels;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TunnelMetricsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T13:00:00Z");

    @Test
    void countsEachTunnelInOpenMetrics() throws IOException {
        StoredPast stored = new StoredPast();
        Story.EAST.events().forEach(stored::take);
        LatestTunnels tunnels = new LatestTunnels(stored.images, () -> NOW);
        TunnelMetrics metrics = new TunnelMetrics(stored.images, tunnels);
        assertThat(scrape(metrics)).doesNotContain("project=");

        tunnels.take(Observed.now(Story.EAST, NOW).carried(10));

        String labels = "connection=\"%s\",%shost=\"host-2\",project=\"east\",router=\"%s\"";
        String plain = labels.formatted(Story.EAST.connectionId(), "", Story.EAST.id("router"));
        String in = labels.formatted(Story.EAST.connectionId(), "direction=\"in\",", Story.EAST.id("router"));
        String out = labels.formatted(Story.EAST.connectionId(), "direction=\"out\",", Story.EAST.id("router"));
        assertThat(scrape(metrics).lines().filter(line -> !line.startsWith("#")))
                .containsExactlyInAnyOrder(
                        "culvert_tunnel_up{" + plain + "} 1.0",
                        "culvert_tunnel_established_timestamp_seconds{" + plain + "} 1.79552514E9",
                        "culvert_tunnel_bytes_total{" + in + "} 924.0",
                        "culvert_tunnel_bytes_total{" + out + "} 168.0",
                        "culvert_tunnel_packets_total{" + in + "} 11.0",
                        "culvert_tunnel_packets_total{" + out + "} 2.0",
                        "culvert_tunnel_child_sas_total{" + plain + "} 2.0",
                        "culvert_tunnel_rekeys_total{" + plain + "} 1.0");
    }

    private static String scrape(TunnelMetrics metrics) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OpenMetricsTextFormatWriter.builder().build().write(out, metrics.collect());
        return out.toString(StandardCharsets.UTF_8);
    }
}
