package io.culvert.agent.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.vici.CharonListener;
import io.culvert.agent.vici.Reasons;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.StatusReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    public void rekeyed(String ike) {
        told.add("ike " + ike + " rekeyed");
    }

    @Override
    public void logLine(String ike, String line) {
        told.add("log " + line);
    }

    @Override
    public void daemonDied() {
        told.add("died");
    }

    /** Waits for a line of charon's log that gives a reason, and returns it. */
    ReasonCode awaitReason() throws InterruptedException {
        List<String> heard = new ArrayList<>();
        while (true) {
            String next = String.valueOf(told.poll(20, TimeUnit.SECONDS));
            heard.add(next);
            assertThat(next).as("waited for a reason, heard %s", heard).isNotEqualTo("null");
            Optional<StatusReason> reason = next.startsWith("log ") ? Reasons.of(next.substring(4)) : Optional.empty();
            if (reason.isPresent()) {
                return reason.get().code();
            }
        }
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
