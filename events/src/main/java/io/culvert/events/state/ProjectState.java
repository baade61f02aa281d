package io.culvert.events.state;

import io.culvert.events.event.ChangeSetConfirmed;
import io.culvert.events.event.ChangeSetOpened;
import io.culvert.events.event.ChangeSetReverted;
import io.culvert.events.event.Intent;
import io.culvert.events.event.Observation;
import io.culvert.events.event.QuotasChanged;
import io.culvert.events.event.SecretShredded;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.WebhookCreated;
import io.culvert.events.event.WebhookDeleted;
import io.culvert.events.event.WebhookDisabled;
import io.culvert.events.event.WebhookUpdated;
import io.culvert.events.resource.ChangeSet;
import io.culvert.events.resource.QuotaLimit;
import io.culvert.events.resource.StandardAttributes;
import io.culvert.events.resource.Webhook;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * All that is known of one project at one version. Its maps are persistent: the state before an event and the state
 * after it share all but what the event changed, so that a fold costs the same in a small project and in a large one.
 *
 * @param version the version of the last event folded in, 0 for a project without events
 * @param intentVersion the version of the last intent folded in: what an agent quotes as applied
 * @param standard of each resource that there is
 * @param quotas the project's own limits, -1 for none; other kinds follow the operator's defaults
 * @param shredded the version of the last deletion of which it is known that the connection's secrets are destroyed, 0 at
 *     first
 * @param changeSets those that are neither confirmed nor reverted yet
 */
public record ProjectState(
        long version,
        long intentVersion,
        Inventory inventory,
        VpnResources vpn,
        Hosting hosting,
        PMap<ResourceId, StandardAttributes> standard,
        PMap<ResourceKind, Integer> quotas,
        long shredded,
        PMap<UUID, ChangeSet> changeSets,
        PMap<WebhookId, Webhook> webhooks) {

    /** The state of a project of which nothing has been said. */
    public static final ProjectState EMPTY = new ProjectState(
            0,
            0,
            Inventory.EMPTY,
            VpnResources.EMPTY,
            Hosting.EMPTY,
            HashTreePMap.empty(),
            HashTreePMap.empty(),
            0,
            HashTreePMap.empty(),
            HashTreePMap.empty());

    /**
     * The state after the next event of the project's stream.
     *
     * @param at the event's own time
     */
    public ProjectState evolve(VpnEvent event, Instant at) {
        long next = version + 1;
        return switch (event) {
            case Intent intent ->
                new ProjectState(
                        next,
                        next,
                        InventoryFold.evolve(inventory, intent),
                        VpnFold.evolve(vpn, intent),
                        HostingFold.evolve(hosting, intent),
                        StandardFold.evolve(standard, vpn, intent, next, at),
                        intent instanceof QuotasChanged(var limits) ? byKind(limits) : quotas,
                        shredded,
                        changeSets(intent),
                        webhooks(event));
            case Observation seen ->
                new ProjectState(
                        next,
                        intentVersion,
                        inventory,
                        vpn,
                        HostingFold.record(hosting, seen),
                        StandardFold.record(standard, seen, next, at),
                        quotas,
                        seen instanceof SecretShredded gone ? gone.deletedAt() : shredded,
                        changeSets,
                        webhooks(event));
        };
    }

    private PMap<UUID, ChangeSet> changeSets(Intent event) {
        return switch (event) {
            case ChangeSetOpened(ChangeSet opened) -> changeSets.plus(opened.id(), opened);
            case ChangeSetConfirmed(UUID id) -> changeSets.minus(id);
            case ChangeSetReverted(UUID id, var _) -> changeSets.minus(id);
            default -> changeSets;
        };
    }

    private PMap<WebhookId, Webhook> webhooks(VpnEvent event) {
        return switch (event) {
            case WebhookCreated(Webhook it, var _) -> webhooks.plus(it.id(), it);
            case WebhookUpdated(Webhook it) -> webhooks.plus(it.id(), it);
            case WebhookDeleted(WebhookId id) -> webhooks.minus(id);
            case WebhookDisabled(WebhookId id, var _)
            when webhooks.containsKey(id) -> webhooks.plus(id, webhooks.get(id).disabled());
            default -> webhooks;
        };
    }

    private static PMap<ResourceKind, Integer> byKind(List<QuotaLimit> limits) {
        PMap<ResourceKind, Integer> map = HashTreePMap.empty();
        for (QuotaLimit limit : limits) {
            map = map.plus(limit.kind(), limit.limit());
        }
        return map;
    }

    /** The state after an event whose effect is given up: only its version counts. */
    public ProjectState skipping() {
        return new ProjectState(
                version + 1, intentVersion, inventory, vpn, hosting, standard, quotas, shredded, changeSets, webhooks);
    }

    /** The same as it would be if its routers were on other hosts. */
    public ProjectState on(Hosting other) {
        return new ProjectState(
                version, intentVersion, inventory, vpn, other, standard, quotas, shredded, changeSets, webhooks);
    }
}
