package io.culvert.events.event;

import io.culvert.events.resource.Resource;
import io.culvert.events.value.ResourceId;
import java.util.Optional;

/** Which resource an event is about. */
public final class About {
    private About() {}

    /** Empty if it is about the project as a whole. */
    public static Optional<ResourceId> resource(VpnEvent event) {
        return switch (event) {
            case NetworkCreated(Resource it) -> Optional.of(it.id());
            case SubnetCreated(Resource it) -> Optional.of(it.id());
            case RouterCreated(Resource it) -> Optional.of(it.id());
            case IkePolicyCreated(Resource it) -> Optional.of(it.id());
            case IpsecPolicyCreated(Resource it) -> Optional.of(it.id());
            case EndpointGroupCreated(Resource it) -> Optional.of(it.id());
            case VpnServiceCreated(Resource it) -> Optional.of(it.id());
            case SiteConnectionCreated(Resource it) -> Optional.of(it.id());
            case NetworkUpdated(Resource it) -> Optional.of(it.id());
            case SubnetUpdated(Resource it) -> Optional.of(it.id());
            case RouterUpdated(Resource it) -> Optional.of(it.id());
            case IkePolicyUpdated(Resource it) -> Optional.of(it.id());
            case IpsecPolicyUpdated(Resource it) -> Optional.of(it.id());
            case EndpointGroupUpdated(Resource it) -> Optional.of(it.id());
            case VpnServiceUpdated(Resource it) -> Optional.of(it.id());
            case SiteConnectionUpdated(Resource it) -> Optional.of(it.id());
            case WebhookCreated(Resource it, var _) -> Optional.of(it.id());
            case WebhookUpdated(Resource it) -> Optional.of(it.id());
            case WebhookDeleted(ResourceId id) -> Optional.of(id);
            case WebhookResumed(ResourceId id, var _) -> Optional.of(id);
            case WebhookDisabled(ResourceId id, var _) -> Optional.of(id);
            case NetworkDeleted(ResourceId id) -> Optional.of(id);
            case SubnetDeleted(ResourceId id) -> Optional.of(id);
            case RouterDeleted(ResourceId id) -> Optional.of(id);
            case IkePolicyDeleted(ResourceId id) -> Optional.of(id);
            case IpsecPolicyDeleted(ResourceId id) -> Optional.of(id);
            case EndpointGroupDeleted(ResourceId id) -> Optional.of(id);
            case VpnServiceDeleted(ResourceId id) -> Optional.of(id);
            case SiteConnectionDeleted(ResourceId id) -> Optional.of(id);
            case RouterBound(var binding) -> Optional.of(binding.routerId());
            case RouterUnbound(ResourceId id) -> Optional.of(id);
            case HeirNamed(var heir) -> Optional.of(heir.binding().routerId());
            case HeirDismissed(ResourceId id, var _) -> Optional.of(id);
            case ResourceTagged tagged -> Optional.of(tagged.kind().id(tagged.id()));
            case WeakCryptoAccepted weak -> Optional.of(weak.kind().id(weak.id()));
            case SecretDisclosed disclosed -> Optional.of(disclosed.connectionId());
            case StatusReported report -> Optional.of(report.connectionId());
            case DriftDetected drift -> Optional.of(drift.routerId());
            case DriftRepaired repair -> Optional.of(repair.routerId());
            case SecretShredded shredded -> Optional.of(shredded.connectionId());
            case QuotasChanged _ -> Optional.empty();
            case ChangeSetOpened _ -> Optional.empty();
            case ChangeSetConfirmed _ -> Optional.empty();
            case ChangeSetReverted _ -> Optional.empty();
        };
    }
}
