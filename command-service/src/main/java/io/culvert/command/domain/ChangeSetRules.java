package io.culvert.command.domain;

import io.culvert.agent.desired.HostActions;
import io.culvert.agent.desired.HostActions.HostAction;
import io.culvert.events.event.About;
import io.culvert.events.event.ChangeSetConfirmed;
import io.culvert.events.event.ChangeSetOpened;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.ChangeSet;
import io.culvert.events.resource.ChangedResource;
import io.culvert.events.resource.ConnectionStatus;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Revisions;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.Fate;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.Status;
import io.culvert.events.value.Until;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Change sets that wait to be confirmed: only what can be taken back, and of one resource one at a time. */
final class ChangeSetRules {
    /** So that taking it back, which may need three events where it had one, is one commit too. */
    static final int MOST_EVENTS = 80;

    private ChangeSetRules() {}

    static List<VpnEvent> open(ProjectState state, Tentatively command, Terms terms) {
        List<VpnEvent> events = Decider.events(state, command.then(), terms);
        if (events.isEmpty()) {
            return events;
        }
        if (events.size() > MOST_EVENTS) {
            throw new RefusedException(Refusals.tooLarge(events.size(), MOST_EVENTS));
        }
        Preview preview = Preview.of(state, events);
        List<ChangedResource> changed = changed(preview);
        for (ChangedResource each : changed) {
            refuseIfIrrevocable(preview, each);
            refuseIfOpen(state, each);
        }
        List<VpnEvent> all = new ArrayList<>(events);
        all.add(new ChangeSetOpened(new ChangeSet(
                command.id(),
                state.version(),
                state.version() + events.size(),
                command.deadline(),
                command.until(),
                concerned(preview),
                changed)));
        return all;
    }

    private static List<ChangedResource> changed(Preview preview) {
        Wanted before = Wanted.of(preview.before());
        Wanted after = Wanted.of(preview.after());
        Set<ResourceId> named = preview.events().stream()
                .flatMap(event -> About.resource(event).stream())
                .collect(Collectors.toSet());
        return named.stream()
                .filter(id -> before.differs(id, after) || keyed(preview, id))
                .sorted(Comparator.comparing(ResourceId::toString))
                .map(id -> new ChangedResource(ResourceKind.of(id), id.value(), fate(before, after, id)))
                .toList();
    }

    private static Fate fate(Wanted before, Wanted after, ResourceId id) {
        if (after.find(id).isEmpty()) {
            return Fate.DELETED;
        }
        return before.find(id).isEmpty() ? Fate.CREATED : Fate.UPDATED;
    }

    private static boolean keyed(Preview preview, ResourceId id) {
        if (!(id instanceof ConnectionId connection)) {
            return false;
        }
        SiteConnection before = preview.before().vpn().connections().get(connection);
        SiteConnection after = preview.after().vpn().connections().get(connection);
        return before != null
                && after != null
                && !(before.psk().equals(after.psk()) && before.certificates().equals(after.certificates()));
    }

    private static void refuseIfIrrevocable(Preview preview, ChangedResource changed) {
        if (changed.kind() == ResourceKind.SITE_CONNECTION && changed.fate() == Fate.DELETED) {
            throw new RefusedException(Refusals.irrevocable(changed, "deleted"));
        }
        if (keyed(preview, changed.resource())) {
            throw new RefusedException(Refusals.irrevocable(changed, "given another key"));
        }
    }

    private static void refuseIfOpen(ProjectState state, ChangedResource changed) {
        for (ChangeSet open : state.changeSets().values()) {
            if (open.resources().stream().anyMatch(each -> each.resource().equals(changed.resource()))) {
                throw new RefusedException(Refusals.changedTentatively(changed, open.id()));
            }
        }
    }

    /** With those that no host can carry: they will not be up. */
    private static List<ConnectionId> concerned(Preview preview) {
        Stream<ConnectionId> carried = preview.actions().stream()
                .filter(action -> action.kind() != HostActions.Kind.UNLOAD)
                .map(HostAction::connectionId);
        return Stream.concat(carried, HostActions.unfit(preview.before(), preview.after()).stream())
                .distinct()
                .sorted(Comparator.comparing(ConnectionId::value))
                .toList();
    }

    static List<VpnEvent> confirm(ProjectState state, ConfirmChangeSet command) {
        ChangeSet open = known(state, command.id());
        if (!command.at().isBefore(open.deadline())) {
            throw new RefusedException(Refusals.changeSetIsOver(open));
        }
        return Facts.of(new ChangeSetConfirmed(open.id()));
    }

    static List<VpnEvent> settle(ProjectState state, SettleChangeSet command) {
        ChangeSet open = state.changeSets().get(command.id());
        boolean settled = open != null
                && open.until() == Until.ACTIVE
                && open.connections().stream().allMatch(id -> isUp(state, id));
        return settled ? Facts.of(new ChangeSetConfirmed(command.id())) : List.of();
    }

    /** With whatever of it has been changed; one that is wanted no more keeps nobody waiting. */
    private static boolean isUp(ProjectState state, ConnectionId id) {
        SiteConnection connection = state.vpn().connections().get(id);
        if (connection == null || !HostActions.isWanted(state, connection)) {
            return true;
        }
        ConnectionStatus last = state.hosting().statuses().get(id);
        return last != null
                && last.status() == Status.ACTIVE
                && last.appliedVersion() >= Revisions.ofTunnel(state, connection);
    }

    static ChangeSet known(ProjectState state, UUID id) {
        ChangeSet open = state.changeSets().get(id);
        if (open == null) {
            throw new RefusedException(Refusals.changeSetNotFound(id));
        }
        return open;
    }
}
