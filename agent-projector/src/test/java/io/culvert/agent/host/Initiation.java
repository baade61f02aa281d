package io.culvert.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.vici.Charon;
import io.culvert.agent.vici.ChildSa;
import java.time.Duration;

/** Begins a tunnel and waits for it, which a charon's client does not. */
final class Initiation {
    private Initiation() {}

    static void bringUp(Charon charon, String ike, String child) throws InterruptedException {
        assertThat(isUpWithin(Duration.ofSeconds(10), charon, ike, child))
                .as("%s is up", child)
                .isTrue();
    }

    static boolean isUpWithin(Duration time, Charon charon, String ike, String child) throws InterruptedException {
        charon.initiate(ike, child);
        long began = System.nanoTime();
        while (System.nanoTime() - began < time.toNanos()) {
            if (charon.ikeSas(ike).stream()
                    .flatMap(sa -> sa.children().stream())
                    .anyMatch(ChildSa::isInstalled)) {
                return true;
            }
            Thread.sleep(20);
        }
        return false;
    }
}
