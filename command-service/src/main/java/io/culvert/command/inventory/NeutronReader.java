package io.culvert.command.inventory;

import static io.culvert.command.inventory.NeutronAnswers.text;

import io.culvert.command.port.RouterHosts.Whereabouts;
import io.culvert.events.identity.AwayException;
import io.culvert.events.identity.Deadline;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Asks Neutron for all that is needed of some projects, in an order in which what refers to something comes first. */
final class NeutronReader {
    /** The ports of a router on inner subnets, be it a plain one, distributed, or highly available. */
    private static final String INTERFACES = "device_owner=network:router_interface"
            + "&device_owner=network:router_interface_distributed"
            + "&device_owner=network:ha_router_replicated_interface";

    private static final List<String> ROUTER =
            List.of("id", "project_id", "name", "admin_state_up", "external_gateway_info");
    private static final List<String> PORT = List.of("id", "device_id", "fixed_ips");
    private static final List<String> SUBNET = List.of("id", "project_id", "name", "network_id", "cidr", "gateway_ip");
    private static final List<String> NETWORK = List.of("id", "name", "router:external", "admin_state_up");

    private final NeutronClient neutron;
    private final Supplier<Deadline> deadline;

    /** @param deadline of the next request */
    NeutronReader(NeutronClient neutron, Supplier<Deadline> deadline) {
        this.neutron = neutron;
        this.deadline = deadline;
    }

    /** @throws AwayException if Neutron, or Keystone before it, gives no usable answer in time */
    NeutronAnswers read(Set<ProjectId> projects) throws AwayException {
        Set<String> names = projects.stream().map(ProjectId::value).collect(Collectors.toSet());
        List<JsonNode> routers = list("routers", ROUTER, "project_id", names, "");
        List<JsonNode> ports = list("ports", PORT, "device_id", all(routers, "id"), INTERFACES);
        List<JsonNode> subnets = new ArrayList<>(list("subnets", SUBNET, "project_id", names, ""));
        Set<String> others = NeutronAnswers.touched(routers, ports);
        others.removeAll(all(subnets, "id"));
        subnets.addAll(list("subnets", SUBNET, "id", others, ""));
        Set<String> around = all(subnets, "network_id");
        NeutronAnswers.gateways(routers).forEach(gateway -> around.add(text(gateway, "network_id")));
        return new NeutronAnswers(routers, ports, subnets, list("networks", NETWORK, "id", around, ""));
    }

    /**
     * Where the router's namespace is, as the L3 agent scheduler has it; of several, where the active one is.
     *
     * @throws AwayException if Neutron, or Keystone before it, gives no usable answer in time
     */
    Whereabouts whereabouts(RouterId router) throws AwayException {
        Optional<JsonNode> answer = neutron.find("routers/" + router + "/l3-agents", deadline.get());
        if (answer.isEmpty()) {
            // There is no scheduler, or the router is gone: then it does not matter.
            return new Whereabouts.Anywhere();
        }
        List<JsonNode> agents = answer.get().path("agents").valueStream().toList();
        return agents.stream()
                .filter(agent -> agents.size() == 1 || text(agent, "ha_state").equals("active"))
                .map(agent -> text(agent, "host"))
                .filter(host -> !host.isEmpty())
                .findFirst()
                .<Whereabouts>map(host -> new Whereabouts.At(new HostId(host)))
                .orElseGet(Whereabouts.Unknown::new);
    }

    private List<JsonNode> list(
            String collection, List<String> fields, String attribute, Set<String> values, String also)
            throws AwayException {
        return neutron.list(collection, fields, attribute, values, also, deadline.get());
    }

    private static Set<String> all(List<JsonNode> rows, String name) {
        return rows.stream().map(row -> text(row, name)).collect(Collectors.toCollection(HashSet::new));
    }
}
