package io.culvert.events.state;

import io.culvert.events.event.Intent;
import io.culvert.events.event.StatusReported;
import io.culvert.events.event.VpnEvent;

/**
 * All that is known of one project at one version. Its maps are persistent: the state before an event and the state
 * after it share all but what the event changed, so that a fold costs the same in a small project and in a large one.
 *
 * @param version the version of the last event folded in, 0 for a project without events
 * @param intentVersion the version of the last intent folded in: what an agent quotes as applied
 */
public record ProjectState(long version, long intentVersion, Inventory inventory, VpnResources vpn, Hosting hosting) {

    /** The state of a project of which nothing has been said. */
    public static final ProjectState EMPTY = new ProjectState(0, 0, Inventory.EMPTY, VpnResources.EMPTY, Hosting.EMPTY);

    /** The state after the next event of the project's stream. */
    public ProjectState evolve(VpnEvent event) {
        long next = version + 1;
        return switch (event) {
            case Intent intent ->
                new ProjectState(
                        next,
                        next,
                        InventoryFold.evolve(inventory, intent),
                        VpnFold.evolve(vpn, intent),
                        HostingFold.evolve(hosting, intent, next));
            case StatusReported report ->
                new ProjectState(next, intentVersion, inventory, vpn, HostingFold.record(hosting, report));
        };
    }

    /** The state after an event whose effect is given up: only its version counts. */
    public ProjectState skipping() {
        return new ProjectState(version + 1, intentVersion, inventory, vpn, hosting);
    }
}
