package io.culvert.command.domain;

import io.culvert.events.event.VpnEvent;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Revisions;
import java.util.ArrayList;
import java.util.List;

/** Decides every command over the state of one project, and nothing else: the same state, command and terms give the
 * same decision. */
public final class Decider {
    /** As many as one commit of the log has room for. */
    public static final int MOST_EVENTS = 256;

    private Decider() {}

    public static Decision decide(ProjectState state, VpnCommand command, Terms terms) {
        try {
            List<VpnEvent> events = events(state, command, terms);
            return events.size() <= MOST_EVENTS
                    ? new Decision.Accepted(events)
                    : new Decision.Rejected(Refusals.tooLarge(events.size(), MOST_EVENTS));
        } catch (RefusedException e) {
            return new Decision.Rejected(e.error());
        }
    }

    /** @throws RefusedException if the command is refused */
    static List<VpnEvent> events(ProjectState state, VpnCommand command, Terms terms) {
        KeeperRules.check(command, terms.inventory());
        if (Repeats.isRepeat(state, command)) {
            return List.of();
        }
        Creations.kind(command).ifPresent(kind -> QuotaRules.check(state, kind, terms));
        return switch (command) {
            case CreateNetwork create -> NetworkRules.create(create);
            case UpdateNetwork update -> NetworkRules.update(state, update);
            case DeleteNetwork delete -> NetworkRules.delete(state, delete);
            case CreateSubnet create -> SubnetRules.create(state, create);
            case UpdateSubnet update -> SubnetRules.update(state, update);
            case DeleteSubnet delete -> SubnetRules.delete(state, delete);
            case CreateRouter create -> RouterRules.create(state, create);
            case UpdateRouter update -> RouterRules.update(state, update);
            case DeleteRouter delete -> RouterRules.delete(state, delete);
            case AddRouterInterface add -> InterfaceRules.add(state, add);
            case RemoveRouterInterface remove -> InterfaceRules.remove(state, remove);
            case FollowInventory picture -> FollowRules.follow(state, picture);
            case CreateIkePolicy create -> IkePolicyRules.create(create, terms);
            case UpdateIkePolicy update -> IkePolicyRules.update(state, update, terms);
            case DeleteIkePolicy delete -> IkePolicyRules.delete(state, delete);
            case CreateIpsecPolicy create -> IpsecPolicyRules.create(create, terms);
            case UpdateIpsecPolicy update -> IpsecPolicyRules.update(state, update, terms);
            case DeleteIpsecPolicy delete -> IpsecPolicyRules.delete(state, delete);
            case CreateEndpointGroup create -> EndpointGroupRules.create(state, create);
            case UpdateEndpointGroup update -> EndpointGroupRules.update(state, update);
            case DeleteEndpointGroup delete -> EndpointGroupRules.delete(state, delete);
            case CreateVpnService create -> VpnServiceRules.create(state, create);
            case UpdateVpnService update -> VpnServiceRules.update(state, update);
            case DeleteVpnService delete -> VpnServiceRules.delete(state, delete);
            case CreateSiteConnection create -> SiteConnectionRules.create(state, create, terms);
            case UpdateSiteConnection update -> SiteConnectionRules.update(state, update);
            case DeleteSiteConnection delete -> SiteConnectionRules.delete(state, delete);
            case CreateWebhook create -> WebhookRules.create(state, create);
            case UpdateWebhook update -> WebhookRules.update(state, update);
            case DeleteWebhook delete -> WebhookRules.delete(state, delete);
            case ResumeWebhook resume -> WebhookRules.resume(state, resume);
            case DisableWebhook disable -> WebhookRules.disable(state, disable);
            case DiscloseSecrets disclose -> DisclosureRules.disclose(state, disclose);
            case ReleaseSecret release -> HostingRules.release(state, release);
            case TagResource tag -> TagRules.tag(state, tag);
            case ChangeQuotas change -> QuotaRules.change(state, change);
            case Together together -> together(state, together.commands(), terms);
            case IfRevision condition -> ifRevision(state, condition, terms);
            case IfInventory condition -> ifInventory(state, condition, terms);
            case IfVersion condition -> ifVersion(state, condition, terms);
            case Operation operation -> operation(state, operation, terms);
            case RevertTo revert -> RevertRules.to(state, revert, terms);
            case Tentatively tentatively -> ChangeSetRules.open(state, tentatively, terms);
            case ConfirmChangeSet confirm -> ChangeSetRules.confirm(state, confirm);
            case SettleChangeSet settle -> ChangeSetRules.settle(state, settle);
            case RevertChangeSet revert -> TakingBack.of(state, revert, terms);
            case BindRouter bind -> HostingRules.bind(state, bind);
            case MoveRouter move -> HostingRules.move(state, move);
            case MissHost miss -> HostingRules.miss(state, miss);
            case NameHeir name -> HeirRules.name(state, name);
            case DismissHeir dismiss -> HeirRules.dismiss(state, dismiss);
            case RecordReadiness report -> HeirRules.record(state, report);
            case RecordStatus report -> HostingRules.record(state, report);
            case RecordDrift drift -> DriftRules.record(state, drift);
            case RecordRepair repair -> DriftRules.repair(state, repair);
            case RecordShredding shredding -> SiteConnectionRules.shredded(state, shredding);
        };
    }

    private static List<VpnEvent> together(ProjectState state, List<VpnCommand> commands, Terms terms) {
        ProjectState now = state;
        List<VpnEvent> all = new ArrayList<>();
        for (VpnCommand command : commands) {
            Preview step = Preview.of(now, events(now, command, terms));
            all.addAll(step.events());
            now = step.after();
        }
        return all;
    }

    /** What is not there is refused by the command itself. */
    private static List<VpnEvent> ifRevision(ProjectState state, IfRevision condition, Terms terms) {
        long revision = Revisions.of(state, condition.id());
        if (revision > 0 && !condition.revisions().contains(revision)) {
            throw new RefusedException(Refusals.otherRevision(condition.revisions(), revision));
        }
        return events(state, condition.then(), terms);
    }

    private static List<VpnEvent> ifInventory(ProjectState state, IfInventory condition, Terms terms) {
        if (!state.inventory().equals(condition.seen())) {
            throw new RefusedException(Refusals.otherInventory());
        }
        return events(state, condition.then(), terms);
    }

    /** What hosts have told since changes nothing of what is wanted. */
    private static List<VpnEvent> ifVersion(ProjectState state, IfVersion condition, Terms terms) {
        boolean stands = condition.versions().stream()
                .anyMatch(version -> version >= state.intentVersion() && version <= state.version());
        if (!stands) {
            throw new RefusedException(Refusals.otherRevision(condition.versions(), state.version()));
        }
        return events(state, condition.then(), terms);
    }

    private static List<VpnEvent> operation(ProjectState state, Operation operation, Terms terms) {
        try {
            return events(state, operation.then(), terms);
        } catch (RefusedException e) {
            throw new RefusedException(Refusals.inOperation(operation, e.error()));
        }
    }
}
