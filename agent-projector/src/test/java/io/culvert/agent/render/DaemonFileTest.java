package io.culvert.agent.render;

import static io.culvert.agent.render.Approved.assertApproved;
import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.value.DataPlane;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DaemonFileTest {
    @Test
    void isAsApproved() throws IOException {
        assertApproved("strongswan-kernel.conf", render(DataPlane.KERNEL));
        assertApproved("strongswan-userspace.conf", render(DataPlane.USERSPACE));
    }

    @Test
    void loadsNothingThatRunsPrograms() {
        assertThat(render(DataPlane.USERSPACE).lines().filter(line -> line.contains("load =")))
                .noneMatch(line -> line.contains("updown"));
    }

    private static String render(DataPlane plane) {
        return DaemonFile.render(plane, "/run/culvert/r/charon.vici", "/run/culvert/r/charon.log");
    }
}
