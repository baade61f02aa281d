package io.culvert.command.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.command.placement.Heirs.Failing;
import io.culvert.command.placement.RouterNeeds.Place;
import io.culvert.events.event.HeirDismissed;
import io.culvert.events.event.HeirNamed;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.Heir;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.RouterId;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeirsTest {
    private static final HostId B = new HostId("b");
    private static final HostId C = new HostId("c");

    private final AtomicLong now = new AtomicLong();
    private final Heirs heirs = new Heirs(MoveRules.of(20), now::get);
    private final Envelopes envelopes = new Envelopes();

    @Test
    void anHeirThatIsNotReadyInTimeIsToBeGivenUp() {
        name(1, B);
        pass(19);
        assertThat(heirs.failing(host -> false)).isEmpty();
        pass(1);
        assertThat(heirs.failing(host -> false))
                .containsExactly(new Failing(place(1), heir(1, B), "host b was not ready within 20 s"));
    }

    @Test
    void anHeirThatIsLostIsToBeGivenUpAtOnce() {
        name(1, B);
        assertThat(heirs.failing(C::equals)).isEmpty();
        assertThat(heirs.failing(B::equals)).extracting(Failing::why).containsExactly("host b is not heard of");
    }

    @Test
    void whoFailedIsAskedAgainLaterAndLaterAndOthersAtOnce() {
        for (long pause : new long[] {30, 60, 120, 240, 480, 960, 1920, 3840, 3840}) {
            assertThat(heirs.mayAsk(place(1), B)).isTrue();
            name(1, B);
            apply(new HeirDismissed(router(1), "no namespace"));
            assertThat(heirs.lastFailure(place(1))).contains("no namespace");
            assertThat(heirs.mayAsk(place(1), C)).isTrue();
            assertThat(heirs.mayAsk(place(2), B)).isTrue();
            pass(pause - 1);
            assertThat(heirs.mayAsk(place(1), B)).isFalse();
            pass(1);
        }
    }

    @Test
    void nobodyMakesReadyForManyAtOnce() {
        for (int router = 0; router < MoveRules.AT_ONCE; router++) {
            assertThat(heirs.mayAsk(place(99), B)).isTrue();
            name(router, B);
        }
        assertThat(heirs.mayAsk(place(99), B)).isFalse();
        assertThat(heirs.mayAsk(place(99), C)).isTrue();
        apply(new RouterBound(new Binding(router(0), B, 3)));
        assertThat(heirs.mayAsk(place(99), B)).isTrue();
    }

    @Test
    void withTheMoveAllIsForgotten() {
        name(1, B);
        apply(new HeirDismissed(router(1), "no namespace"));
        name(1, C);
        assertThat(heirs.of(place(1))).contains(heir(1, C));
        apply(new RouterBound(new Binding(router(1), C, 4)));
        assertThat(heirs.of(place(1))).isEmpty();
        assertThat(heirs.lastFailure(place(1))).isEmpty();
        assertThat(heirs.on(C)).isZero();
    }

    private void name(int router, HostId host) {
        apply(new HeirNamed(heir(router, host)));
    }

    private static Heir heir(int router, HostId host) {
        return new Heir(new Binding(router(router), host, 2), "host a is drained");
    }

    private static RouterId router(int number) {
        return new RouterId(new UUID(0, number));
    }

    private static Place place(int router) {
        return new Place(new ProjectId("east"), router(router));
    }

    private void pass(long seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private void apply(VpnEvent event) {
        heirs.apply(envelopes.next(event));
    }
}
