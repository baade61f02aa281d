package io.culvert.command.inventory;

import io.culvert.command.domain.FollowInventory;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.port.Commands;
import io.culvert.command.port.InventorySource;
import io.culvert.command.port.RouterHosts;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.event.Cause;
import io.culvert.events.identity.AwayException;
import io.culvert.events.identity.Deadline;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.VpnService;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Has projects follow what Neutron tells of them: one when a command needs it, and many by way of routine. */
final class NeutronInventory implements InventorySource {
    private static final String ACTOR = "neutron";

    private final NeutronClient neutron;
    private final Commands commands;
    private final RouterHosts hosts;

    NeutronInventory(NeutronClient neutron, Commands commands, RouterHosts hosts) {
        this.neutron = neutron;
        this.commands = commands;
        this.hosts = hosts;
    }

    @Override
    public void refresh(ProjectId project, VpnCommand command, Cause cause) {
        if (!Named.any(command)) {
            return;
        }
        Deadline deadline = Deadline.in(Deadline.PATIENCE);
        Set<RouterId> routers = Named.routers(command).collect(Collectors.toSet());
        Cause look = cause.leadingTo(ACTOR, cause.causationId());
        try {
            Looked looked;
            do {
                looked = look(Set.of(project), () -> deadline, state -> routers, look);
                if (!looked.unreadable().isEmpty()) {
                    throw new AwayException(looked.unreadable().getFirst());
                }
            } while (!looked.overtaken().isEmpty());
        } catch (AwayException e) {
            throw new UnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Looks at these projects once, and at where their routers with services are.
     *
     * @param deadline of the next request
     * @param lookId correlates all that this look leads to
     * @throws AwayException if Neutron can't be asked
     */
    Looked follow(Set<ProjectId> projects, Supplier<Deadline> deadline, String lookId) throws AwayException {
        return look(projects, deadline, NeutronInventory::served, Cause.of(ACTOR, lookId));
    }

    private static Set<RouterId> served(ProjectState state) {
        return state.vpn().services().values().stream()
                .map(VpnService::routerId)
                .collect(Collectors.toSet());
    }

    /** @param placed the routers whose hosts are asked for */
    private Looked look(
            Set<ProjectId> projects,
            Supplier<Deadline> deadline,
            Function<ProjectState, Set<RouterId>> placed,
            Cause cause)
            throws AwayException {
        Following following = new Following(commands, cause);
        Map<ProjectId, ProjectState> before = new HashMap<>();
        projects.forEach(project -> before.put(project, following.before(project)));
        NeutronReader reader = new NeutronReader(neutron, deadline);
        NeutronAnswers answers = reader.read(projects);
        Set<ProjectId> overtaken = new HashSet<>();
        List<String> unreadable = new ArrayList<>();
        for (Map.Entry<ProjectId, ProjectState> each : before.entrySet()) {
            ProjectId project = each.getKey();
            try {
                FollowInventory picture = answers.of(project);
                if (!following.follow(project, each.getValue().inventory(), picture)) {
                    overtaken.add(project);
                }
                tellHosts(reader, project, picture, placed.apply(each.getValue()), cause);
            } catch (IllegalArgumentException e) {
                // Of this project alone, and its owner can mend it.
                unreadable.add("Neutron's answer about project '" + project + "' can't be read: " + e.getMessage());
            }
        }
        return new Looked(overtaken, unreadable);
    }

    private void tellHosts(
            NeutronReader reader, ProjectId project, FollowInventory picture, Set<RouterId> placed, Cause cause)
            throws AwayException {
        for (Router router : picture.routers()) {
            if (placed.contains(router.id())) {
                hosts.seen(project, router.id(), reader.whereabouts(router.id()), cause);
            }
        }
    }
}
