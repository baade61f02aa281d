package io.culvert.agent.telemetry;

import io.culvert.agent.desired.ConfigName;
import io.culvert.agent.vici.ChildDetails;
import io.culvert.agent.vici.IkeDetails;
import io.culvert.events.telemetry.ChildParameters;
import io.culvert.events.telemetry.IkeParameters;
import io.culvert.events.telemetry.TunnelSeen;
import io.culvert.events.value.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tunnels of one router as the last look found them. */
public record Sighting(Map<ConnectionId, TunnelSeen> tunnels) {
    public static final Sighting NONE = new Sighting(Map.of());
    /** Charon counts in whole seconds, from a moment that is not ours. */
    private static final Duration JITTER = Duration.ofSeconds(2);

    private record Up(IkeParameters ike, ChildParameters child) {}

    public Sighting {
        tunnels = Map.copyOf(tunnels);
    }

    /** The next one; times of SAs that it knows stay, so that what did not change looks the same. */
    public Sighting next(Collection<IkeDetails> sas, Meters meters) {
        Map<ConnectionId, List<Up>> up = new HashMap<>();
        for (IkeDetails ike : sas) {
            for (ChildDetails child : ike.children()) {
                ConfigName.connectionOf(child.name())
                        .filter(any -> child.isInUse())
                        .ifPresent(connection -> up.computeIfAbsent(connection, _ -> new ArrayList<>())
                                .add(new Up(ike.parameters(), child.parameters())));
            }
        }
        return new Sighting(meters.all().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> seen(each.getKey(), up.getOrDefault(each.getKey(), List.of()), each.getValue()))));
    }

    private TunnelSeen seen(ConnectionId connection, List<Up> up, Meter meter) {
        Optional<TunnelSeen> before = Optional.ofNullable(tunnels.get(connection));
        Optional<IkeParameters> ike = up.stream().map(Up::ike).max(Comparator.comparing(IkeParameters::establishedAt));
        Map<String, ChildParameters> children = before.map(TunnelSeen::children).orElse(List.of()).stream()
                .collect(Collectors.toMap(ChildParameters::spis, Function.identity(), (one, _) -> one));
        return new TunnelSeen(
                connection,
                ike.map(now -> before.flatMap(TunnelSeen::ike)
                        .filter(now::isSame)
                        .map(old -> steady(now, old))
                        .orElse(now)),
                up.stream()
                        .map(Up::child)
                        .map(now -> Optional.ofNullable(children.get(now.spis()))
                                .map(old -> steady(now, old))
                                .orElse(now))
                        .sorted(Comparator.comparing(ChildParameters::installedAt)
                                .thenComparing(ChildParameters::spis))
                        .toList(),
                meter.counters());
    }

    private static IkeParameters steady(IkeParameters now, IkeParameters old) {
        return new IkeParameters(
                now.version(),
                now.initiator(),
                now.localAddress(),
                now.localPort(),
                now.peerAddress(),
                now.peerPort(),
                now.natLocal(),
                now.natPeer(),
                now.initiatorSpi(),
                now.responderSpi(),
                now.suite(),
                steady(now.establishedAt(), old.establishedAt()),
                steady(now.rekeyAt(), old.rekeyAt()),
                steady(now.reauthAt(), old.reauthAt()));
    }

    private static ChildParameters steady(ChildParameters now, ChildParameters old) {
        return new ChildParameters(
                now.protocol(),
                now.mode(),
                now.udpEncapsulated(),
                now.spiIn(),
                now.spiOut(),
                now.suite(),
                now.localSelectors(),
                now.peerSelectors(),
                now.traffic(),
                steady(now.installedAt(), old.installedAt()),
                steady(now.rekeyAt(), old.rekeyAt()),
                steady(now.expiresAt(), old.expiresAt()),
                steady(now.lastPacketInAt(), old.lastPacketInAt()),
                steady(now.lastPacketOutAt(), old.lastPacketOutAt()));
    }

    private static Optional<Instant> steady(Optional<Instant> now, Optional<Instant> old) {
        return now.map(time -> old.map(former -> steady(time, former)).orElse(time));
    }

    private static Instant steady(Instant now, Instant old) {
        return Duration.between(old, now).abs().compareTo(JITTER) <= 0 ? old : now;
    }
}
