package io.culvert.query.graphql;

import io.culvert.events.resource.Binding;
import io.culvert.events.resource.Drift;
import io.culvert.events.resource.Heir;
import io.culvert.events.resource.Router;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A router in the graph. */
public record RouterNode(Nodes in, Router it) implements Node {
    record BindingNode(String host, long epoch) {}

    record FindingNode(String kind, String what) {}

    record DriftNode(
            String seenAt,
            List<FindingNode> findings,
            @Nullable String repairedAt) {}

    public boolean adminStateUp() {
        return it.adminStateUp();
    }

    public List<String> externalAddresses() {
        return it.gateway().stream()
                .flatMap(gateway -> gateway.fixedIps().stream())
                .map(ip -> ip.address().toString())
                .toList();
    }

    public List<SubnetNode> subnets() {
        return it.interfaces().stream()
                .flatMap(port -> Stream.ofNullable(in.subnet(port.fixedIp().subnetId())))
                .toList();
    }

    public @Nullable BindingNode binding() {
        Binding binding = in.state().hosting().bindings().get(it.id());
        return binding == null ? null : node(binding);
    }

    public @Nullable BindingNode heir() {
        Heir heir = in.state().hosting().heirs().get(it.id());
        return heir == null ? null : node(heir.binding());
    }

    private static BindingNode node(Binding binding) {
        return new BindingNode(binding.hostId().value(), binding.epoch());
    }

    public ConfigurationNode configuration() {
        return ConfigurationNode.of(in, it.id());
    }

    public @Nullable DriftNode lastDrift() {
        Drift drift = in.state().hosting().drifts().get(it.id());
        return drift == null
                ? null
                : new DriftNode(
                        drift.seenAt().toString(),
                        drift.findings().stream()
                                .map(each -> new FindingNode(each.kind().wireName(), each.what()))
                                .toList(),
                        drift.repairedAt().map(Instant::toString).orElse(null));
    }
}
