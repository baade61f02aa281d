package io.culvert.command.domain;

import io.culvert.events.event.VpnEvent;
import io.culvert.events.state.ProjectState;
import java.util.List;

/** Decides every command over the state of one project, and nothing else: the same state and command give the same
 * decision. */
public final class Decider {
    private Decider() {}

    public static Decision decide(ProjectState state, VpnCommand command) {
        try {
            return new Decision.Accepted(Repeats.isRepeat(state, command) ? List.of() : events(state, command));
        } catch (RefusedException e) {
            return new Decision.Rejected(e.error());
        }
    }

    private static List<VpnEvent> events(ProjectState state, VpnCommand command) {
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
            case CreateIkePolicy create -> IkePolicyRules.create(create);
            case UpdateIkePolicy update -> IkePolicyRules.update(state, update);
            case DeleteIkePolicy delete -> IkePolicyRules.delete(state, delete);
            case CreateIpsecPolicy create -> IpsecPolicyRules.create(create);
            case UpdateIpsecPolicy update -> IpsecPolicyRules.update(state, update);
            case DeleteIpsecPolicy delete -> IpsecPolicyRules.delete(state, delete);
            case CreateEndpointGroup create -> EndpointGroupRules.create(state, create);
            case UpdateEndpointGroup update -> EndpointGroupRules.update(state, update);
            case DeleteEndpointGroup delete -> EndpointGroupRules.delete(state, delete);
            case CreateVpnService create -> VpnServiceRules.create(state, create);
            case UpdateVpnService update -> VpnServiceRules.update(state, update);
            case DeleteVpnService delete -> VpnServiceRules.delete(state, delete);
            case CreateSiteConnection create -> SiteConnectionRules.create(state, create);
            case UpdateSiteConnection update -> SiteConnectionRules.update(state, update);
            case DeleteSiteConnection delete -> SiteConnectionRules.delete(state, delete);
            case BindRouter bind -> HostingRules.bind(state, bind);
            case RecordStatus report -> HostingRules.record(state, report);
        };
    }
}
