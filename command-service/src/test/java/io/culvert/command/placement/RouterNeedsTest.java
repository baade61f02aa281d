package io.culvert.command.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.VpnServiceCreated;
import io.culvert.events.event.VpnServiceDeleted;
import io.culvert.events.event.VpnServiceUpdated;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.VpnService;
import io.culvert.events.value.HostId;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.VpnServiceId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RouterNeedsTest {
    private static final RouterId ROUTER = new RouterId(new UUID(0, 1));
    private static final VpnServiceId FIRST = new VpnServiceId(new UUID(0, 2));
    private static final VpnServiceId SECOND = new VpnServiceId(new UUID(0, 3));

    private final RouterNeeds needs = new RouterNeeds();
    private final Envelopes envelopes = new Envelopes();

    @Test
    void aRouterNeedsAHostSinceItsFirstServiceWhateverComesAfter() {
        apply(new VpnServiceCreated(service(FIRST, "a")));
        apply(new VpnServiceUpdated(service(FIRST, "b")));
        apply(new VpnServiceCreated(service(SECOND, "c")));
        assertThat(needs.homeless()).extracting(need -> need.since().version()).containsExactly(1L);

        apply(new VpnServiceDeleted(FIRST));
        assertThat(needs.homeless()).extracting(need -> need.since().version()).containsExactly(3L);
    }

    @Test
    void aBoundRouterNeedsNone() {
        apply(new VpnServiceCreated(service(FIRST, "a")));
        apply(new RouterBound(new Binding(ROUTER, new HostId("h"), 1)));
        assertThat(needs.homeless()).isEmpty();

        apply(new RouterUnbound(ROUTER));
        assertThat(needs.homeless()).hasSize(1);
    }

    private void apply(VpnEvent event) {
        needs.apply(envelopes.next(event));
    }

    private static VpnService service(VpnServiceId id, String name) {
        return new VpnService(id, name, "", ROUTER, Optional.empty(), true, Optional.empty(), Optional.empty());
    }
}
