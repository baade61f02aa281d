package io.culvert.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.vici.CharonListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Remembers what charon told, to be waited for. */
final class Heard implements CharonListener {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Override
    public void childUpDown(String ike, String child, boolean up) {
        told.add("child " + child + (up ? " up" : " down"));
    }

    @Override
    public void ikeUpDown(String ike, boolean up) {
        told.add("ike " + ike + (up ? " up" : " down"));
    }

    @Override
    public void logLine(String ike, String line) {
        told.add("log " + line);
    }

    @Override
    public void daemonDied() {
        told.add("died");
    }

    /** Waits until that is told, forgetting what came before. */
    void await(String wanted) throws InterruptedException {
        List<String> others = new ArrayList<>();
        String next = "";
        while (!next.equals(wanted)) {
            others.add(next);
            next = String.valueOf(told.poll(20, TimeUnit.SECONDS));
            assertThat(next).as("waited for '%s', heard %s", wanted, others).isNotEqualTo("null");
        }
    }
}
