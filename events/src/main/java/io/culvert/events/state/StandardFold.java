package io.culvert.events.state;

import io.culvert.events.event.ChangeSetConfirmed;
import io.culvert.events.event.ChangeSetOpened;
import io.culvert.events.event.ChangeSetReverted;
import io.culvert.events.event.EndpointGroupCreated;
import io.culvert.events.event.EndpointGroupDeleted;
import io.culvert.events.event.EndpointGroupUpdated;
import io.culvert.events.event.HeirDismissed;
import io.culvert.events.event.HeirNamed;
import io.culvert.events.event.IkePolicyCreated;
import io.culvert.events.event.IkePolicyDeleted;
import io.culvert.events.event.IkePolicyUpdated;
import io.culvert.events.event.Intent;
import io.culvert.events.event.IpsecPolicyCreated;
import io.culvert.events.event.IpsecPolicyDeleted;
import io.culvert.events.event.IpsecPolicyUpdated;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.event.NetworkDeleted;
import io.culvert.events.event.NetworkUpdated;
import io.culvert.events.event.Observation;
import io.culvert.events.event.QuotasChanged;
import io.culvert.events.event.ResourceTagged;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterCreated;
import io.culvert.events.event.RouterDeleted;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.RouterUpdated;
import io.culvert.events.event.SecretDisclosed;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionDeleted;
import io.culvert.events.event.SiteConnectionUpdated;
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
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.StandardAttributes;
import io.culvert.events.value.ResourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pcollections.PMap;

/** Folds events into the standard attributes of the resources that there are. */
final class StandardFold {
    private StandardFold() {}

    static PMap<ResourceId, StandardAttributes> evolve(
            PMap<ResourceId, StandardAttributes> now, VpnResources before, Intent event, long version, Instant at) {
        return switch (event) {
            case NetworkCreated(Resource it) -> created(now, it, version, at);
            case SubnetCreated(Resource it) -> created(now, it, version, at);
            case RouterCreated(Resource it) -> created(now, it, version, at);
            case IkePolicyCreated(Resource it) -> created(now, it, version, at);
            case IpsecPolicyCreated(Resource it) -> created(now, it, version, at);
            case EndpointGroupCreated(Resource it) -> created(now, it, version, at);
            case VpnServiceCreated(Resource it) -> created(now, it, version, at);
            case SiteConnectionCreated(Resource it) -> keyed(created(now, it, version, at), it.id(), at);
            case NetworkUpdated(Resource it) -> changed(now, it, version, at);
            case SubnetUpdated(Resource it) -> changed(now, it, version, at);
            case RouterUpdated(Resource it) -> changed(now, it, version, at);
            case IkePolicyUpdated(Resource it) -> changed(now, it, version, at);
            case IpsecPolicyUpdated(Resource it) -> changed(now, it, version, at);
            case EndpointGroupUpdated(Resource it) -> changed(now, it, version, at);
            case VpnServiceUpdated(Resource it) -> changed(now, it, version, at);
            case WebhookCreated(Resource it, var _) -> created(now, it, version, at);
            case WebhookUpdated(Resource it) -> changed(now, it, version, at);
            case WebhookDeleted(ResourceId id) -> now.minus(id);
            case WebhookResumed _ -> now;
            case SiteConnectionUpdated(SiteConnection it) -> connection(now, before, it, version, at);
            case NetworkDeleted(ResourceId id) -> now.minus(id);
            case SubnetDeleted(ResourceId id) -> now.minus(id);
            case RouterDeleted(ResourceId id) -> now.minus(id);
            case IkePolicyDeleted(ResourceId id) -> now.minus(id);
            case IpsecPolicyDeleted(ResourceId id) -> now.minus(id);
            case EndpointGroupDeleted(ResourceId id) -> now.minus(id);
            case VpnServiceDeleted(ResourceId id) -> now.minus(id);
            case SiteConnectionDeleted(ResourceId id) -> now.minus(id);
            case ResourceTagged tagged -> tagged(now, tagged, version, at);
            case RouterBound _ -> now;
            case RouterUnbound _ -> now;
            case HeirNamed _ -> now;
            case HeirDismissed _ -> now;
            case QuotasChanged _ -> now;
            case WeakCryptoAccepted _ -> now;
            case SecretDisclosed _ -> now;
            case ChangeSetOpened _ -> now;
            case ChangeSetConfirmed _ -> now;
            case ChangeSetReverted _ -> now;
        };
    }

    /** What was seen changes nothing of a resource, but for a webhook that is disabled. */
    static PMap<ResourceId, StandardAttributes> record(
            PMap<ResourceId, StandardAttributes> now, Observation event, long version, Instant at) {
        return event instanceof WebhookDisabled(ResourceId id, var _) && now.containsKey(id)
                ? now.plus(id, now.get(id).changed(version, at))
                : now;
    }

    private static PMap<ResourceId, StandardAttributes> created(
            PMap<ResourceId, StandardAttributes> now, Resource resource, long version, Instant at) {
        return now.plus(resource.id(), new StandardAttributes(version, at, at, List.of(), Optional.empty()));
    }

    private static PMap<ResourceId, StandardAttributes> connection(
            PMap<ResourceId, StandardAttributes> now,
            VpnResources before,
            SiteConnection connection,
            long version,
            Instant at) {
        SiteConnection former = before.connections().get(connection.id());
        boolean sameKey = former != null && former.psk().equals(connection.psk());
        PMap<ResourceId, StandardAttributes> changed = changed(now, connection, version, at);
        return sameKey ? changed : keyed(changed, connection.id(), at);
    }

    private static PMap<ResourceId, StandardAttributes> keyed(
            PMap<ResourceId, StandardAttributes> now, ResourceId id, Instant at) {
        StandardAttributes its = now.get(id);
        return its == null ? now : now.plus(id, its.keyed(at));
    }

    /** A resource of whose creation nothing is known, since that event was given up, was created when it was changed. */
    private static PMap<ResourceId, StandardAttributes> changed(
            PMap<ResourceId, StandardAttributes> now, Resource resource, long version, Instant at) {
        StandardAttributes before = now.get(resource.id());
        return before == null
                ? created(now, resource, version, at)
                : now.plus(resource.id(), before.changed(version, at));
    }

    private static PMap<ResourceId, StandardAttributes> tagged(
            PMap<ResourceId, StandardAttributes> now, ResourceTagged event, long version, Instant at) {
        ResourceId id = event.kind().id(event.id());
        StandardAttributes before = now.get(id);
        return before == null ? now : now.plus(id, before.tagged(version, at, event.tags()));
    }
}
