package io.culvert.events.resource;

import io.culvert.events.value.Cidr;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.EndpointType;
import io.culvert.events.value.SubnetId;
import java.util.List;

/** Endpoints of one type (API reference, endpoint_group): subnet ids for {@code subnet}, prefixes for {@code cidr}. */
public record EndpointGroup(
        EndpointGroupId id, String name, String description, EndpointType type, List<String> endpoints)
        implements Resource {
    public EndpointGroup {
        endpoints = List.copyOf(endpoints);
    }

    /** The endpoints of a group of type subnet. */
    public List<SubnetId> subnets() {
        return endpoints.stream().map(SubnetId::of).toList();
    }

    /** The endpoints of a group of type cidr. */
    public List<Cidr> cidrs() {
        return endpoints.stream().map(Cidr::of).toList();
    }
}
