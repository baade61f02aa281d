package io.culvert.query.view;

import static io.culvert.query.view.ViewKind.CHANGE_SET;
import static io.culvert.query.view.ViewKind.CONNECTION_HOSTING;
import static io.culvert.query.view.ViewKind.ENDPOINT_GROUP;
import static io.culvert.query.view.ViewKind.IKE_POLICY;
import static io.culvert.query.view.ViewKind.IPSEC_POLICY;
import static io.culvert.query.view.ViewKind.NETWORK;
import static io.culvert.query.view.ViewKind.QUOTAS;
import static io.culvert.query.view.ViewKind.ROUTER;
import static io.culvert.query.view.ViewKind.ROUTER_HOSTING;
import static io.culvert.query.view.ViewKind.SITE_CONNECTION;
import static io.culvert.query.view.ViewKind.SUBNET;
import static io.culvert.query.view.ViewKind.VPN_SERVICE;
import static io.culvert.query.view.ViewKind.WEBHOOK;

import io.culvert.events.event.ChangeSetConfirmed;
import io.culvert.events.event.ChangeSetOpened;
import io.culvert.events.event.ChangeSetReverted;
import io.culvert.events.event.DriftDetected;
import io.culvert.events.event.DriftRepaired;
import io.culvert.events.event.EndpointGroupCreated;
import io.culvert.events.event.EndpointGroupDeleted;
import io.culvert.events.event.EndpointGroupUpdated;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.HeirDismissed;
import io.culvert.events.event.HeirNamed;
import io.culvert.events.event.IkePolicyCreated;
import io.culvert.events.event.IkePolicyDeleted;
import io.culvert.events.event.IkePolicyUpdated;
import io.culvert.events.event.IpsecPolicyCreated;
import io.culvert.events.event.IpsecPolicyDeleted;
import io.culvert.events.event.IpsecPolicyUpdated;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.event.NetworkDeleted;
import io.culvert.events.event.NetworkUpdated;
import io.culvert.events.event.QuotasChanged;
import io.culvert.events.event.ResourceTagged;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterCreated;
import io.culvert.events.event.RouterDeleted;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.RouterUpdated;
import io.culvert.events.event.SecretDisclosed;
import io.culvert.events.event.SecretShredded;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionDeleted;
import io.culvert.events.event.SiteConnectionUpdated;
import io.culvert.events.event.StatusReported;
import io.culvert.events.event.SubnetCreated;
import io.culvert.events.event.SubnetDeleted;
import io.culvert.events.event.SubnetUpdated;
import io.culvert.events.event.VpnServiceCreated;
import io.culvert.events.event.VpnServiceDeleted;
import io.culvert.events.event.VpnServiceUpdated;
import io.culvert.events.event.WeakCryptoAccepted;
import io.culvert.events.event.WebhookCreated;
import io.culvert.events.event.WebhookDeleted;
import io.culvert.events.event.WebhookDisabled;
import io.culvert.events.event.WebhookResumed;
import io.culvert.events.event.WebhookUpdated;
import io.culvert.events.resource.Resource;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Resources;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.RouterId;
import java.util.Map;
import java.util.Optional;

/** The documents that an event touches, each as it is after the event; empty for one that is gone. */
final class Documents {
    private Documents() {}

    static Map<ViewKey, Optional<StoredView>> touched(Envelope envelope, ProjectState after) {
        ProjectId in = envelope.projectId();
        return switch (envelope.event()) {
            case NetworkCreated(var it) -> put(in, NETWORK, it, after);
            case NetworkUpdated(var it) -> put(in, NETWORK, it, after);
            case NetworkDeleted(var id) -> gone(in, NETWORK, id);
            case SubnetCreated(var it) -> put(in, SUBNET, it, after);
            case SubnetUpdated(var it) -> put(in, SUBNET, it, after);
            case SubnetDeleted(var id) -> gone(in, SUBNET, id);
            case RouterCreated(var it) -> put(in, ROUTER, it, after);
            case RouterUpdated(var it) -> put(in, ROUTER, it, after);
            case RouterDeleted(var id) -> gone(in, ROUTER, id);
            case IkePolicyCreated(var it) -> put(in, IKE_POLICY, it, after);
            case IkePolicyUpdated(var it) -> put(in, IKE_POLICY, it, after);
            case IkePolicyDeleted(var id) -> gone(in, IKE_POLICY, id);
            case IpsecPolicyCreated(var it) -> put(in, IPSEC_POLICY, it, after);
            case IpsecPolicyUpdated(var it) -> put(in, IPSEC_POLICY, it, after);
            case IpsecPolicyDeleted(var id) -> gone(in, IPSEC_POLICY, id);
            case EndpointGroupCreated(var it) -> put(in, ENDPOINT_GROUP, it, after);
            case EndpointGroupUpdated(var it) -> put(in, ENDPOINT_GROUP, it, after);
            case EndpointGroupDeleted(var id) -> gone(in, ENDPOINT_GROUP, id);
            case VpnServiceCreated(var it) -> put(in, VPN_SERVICE, it, after);
            case VpnServiceUpdated(var it) -> put(in, VPN_SERVICE, it, after);
            case VpnServiceDeleted(var id) -> gone(in, VPN_SERVICE, id);
            case SiteConnectionCreated(var it) -> put(in, SITE_CONNECTION, it, after);
            case SiteConnectionUpdated(var it) -> put(in, SITE_CONNECTION, it, after);
            case SiteConnectionDeleted(var id) ->
                Map.of(
                        key(in, SITE_CONNECTION, id), Optional.empty(),
                        key(in, CONNECTION_HOSTING, id), Optional.empty());
            case RouterBound(var binding) ->
                put(key(in, ROUTER_HOSTING, binding.routerId()), hosting(binding.routerId(), after));
            case RouterUnbound(var id) -> put(key(in, ROUTER_HOSTING, id), hosting(id, after));
            case HeirNamed(var heir) ->
                put(
                        key(in, ROUTER_HOSTING, heir.binding().routerId()),
                        hosting(heir.binding().routerId(), after));
            case HeirDismissed(var id, var _) -> put(key(in, ROUTER_HOSTING, id), hosting(id, after));
            case DriftDetected drift ->
                put(key(in, ROUTER_HOSTING, drift.routerId()), hosting(drift.routerId(), after));
            case DriftRepaired repair ->
                put(key(in, ROUTER_HOSTING, repair.routerId()), hosting(repair.routerId(), after));
            case StatusReported report ->
                put(
                        key(in, CONNECTION_HOSTING, report.connectionId()),
                        new ConnectionHosting(report.connectionId(), report.seen()));
            case ResourceTagged tagged ->
                Resources.find(after, tagged.kind().id(tagged.id()))
                        .map(it -> put(in, ViewKind.of(tagged.kind()), it, after))
                        .orElse(Map.of());
            case QuotasChanged _ -> put(new ViewKey(in, QUOTAS, in.value()), new ProjectQuotas(after.quotas()));
            case ChangeSetOpened(var it) ->
                put(new ViewKey(in, CHANGE_SET, it.id().toString()), it);
            case ChangeSetConfirmed(var id) -> Map.of(new ViewKey(in, CHANGE_SET, id.toString()), Optional.empty());
            case ChangeSetReverted(var id, var _) ->
                Map.of(new ViewKey(in, CHANGE_SET, id.toString()), Optional.empty());
            case WebhookCreated(var it, var _) -> put(in, WEBHOOK, it, after);
            case WebhookUpdated(var it) -> put(in, WEBHOOK, it, after);
            case WebhookDeleted(var id) -> gone(in, WEBHOOK, id);
            case WebhookDisabled(var id, var _) ->
                Resources.find(after, id).map(it -> put(in, WEBHOOK, it, after)).orElse(Map.of());
            case WebhookResumed _ -> Map.of();
            case WeakCryptoAccepted _ -> Map.of();
            case SecretDisclosed _ -> Map.of();
            case SecretShredded _ -> Map.of();
        };
    }

    private static RouterHosting hosting(RouterId id, ProjectState after) {
        return new RouterHosting(
                id,
                after.hosting().epochs().getOrDefault(id, 0L),
                Optional.ofNullable(after.hosting().bindings().get(id)),
                Optional.ofNullable(after.hosting().heirs().get(id)),
                Optional.ofNullable(after.hosting().drifts().get(id)));
    }

    private static Map<ViewKey, Optional<StoredView>> put(
            ProjectId in, ViewKind kind, Resource resource, ProjectState after) {
        Record body = (Record) resource;
        var standard = Optional.ofNullable(after.standard().get(resource.id()));
        return Map.of(key(in, kind, resource.id()), Optional.of(new StoredView(body, standard)));
    }

    private static Map<ViewKey, Optional<StoredView>> put(ViewKey key, Record body) {
        return Map.of(key, Optional.of(new StoredView(body, Optional.empty())));
    }

    private static Map<ViewKey, Optional<StoredView>> gone(ProjectId in, ViewKind kind, ResourceId id) {
        return Map.of(key(in, kind, id), Optional.empty());
    }

    private static ViewKey key(ProjectId in, ViewKind kind, ResourceId id) {
        return new ViewKey(in, kind, id.toString());
    }
}
