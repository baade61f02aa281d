package io.culvert.command.rest;

import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Role;
import io.culvert.events.event.Cause;
import io.culvert.events.value.ProjectId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a caller may write, and in which project. */
final class Callers {
    private Callers() {}

    /** @param rule the rule's name, as in the policy file of a Neutron server */
    static void refuseReaders(Caller caller, String rule) {
        if (!caller.mayWrite()) {
            throw new ApiException(ApiError.disallowed(rule));
        }
    }

    /** The one project of all of them. */
    static ProjectId owner(Caller caller, List<Attributes> resources) {
        Set<ProjectId> owners =
                resources.stream().map(each -> owner(caller, each)).collect(Collectors.toSet());
        if (owners.size() > 1) {
            throw Malformed.body("the resources of one request are of one project");
        }
        return owners.iterator().next();
    }

    /** The project of a new resource: the caller's own, unless an admin gives another. */
    static ProjectId owner(Caller caller, Attributes attributes) {
        Optional<ProjectId> project = attributes.parsed("project_id", ProjectId::new);
        Optional<ProjectId> tenant = attributes.parsed("tenant_id", ProjectId::new);
        if (project.isPresent() && tenant.isPresent() && !project.equals(tenant)) {
            throw Malformed.body("'project_id' and 'tenant_id' do not match");
        }
        ProjectId owner = project.or(() -> tenant).orElse(caller.projectId());
        if (!owner.equals(caller.projectId()) && caller.role() != Role.ADMIN) {
            throw Malformed.body("Specifying 'project_id' or 'tenant_id' other than the authenticated project in"
                    + " request requires admin privileges");
        }
        return owner;
    }

    static Cause cause(Caller caller, Origin origin) {
        return new Cause(caller.actor(), origin.requestId(), origin.requestId(), origin.traceparent());
    }
}
