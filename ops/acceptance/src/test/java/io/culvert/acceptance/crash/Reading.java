package io.culvert.acceptance.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Reads without end from services that nothing is done to, of which each read has to be answered. */
final class Reading {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final long PAUSE_NANOS = 20_000_000;

    private final AtomicBoolean ending = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

    private Reading() {}

    static Reading at(List<String> services) {
        Reading reading = new Reading();
        for (String service : services) {
            reading.threads.add(
                    Thread.ofPlatform().daemon().name("reads " + service).start(() -> reading.read(service)));
        }
        return reading;
    }

    private void read(String service) {
        try (Http http = new Http()) {
            for (int i = 0; !ending.get(); i++) {
                String project = Load.PROJECTS.get(i % Load.PROJECTS.size());
                try {
                    Http.Answer answer = http.send("GET", service + "/v2.0/networks", project, "", DEADLINE);
                    if (answer.status() != 200) {
                        faults.add("a read at " + service + " is refused while another service is away: " + answer);
                    }
                } catch (IOException e) {
                    faults.add("a read at " + service + " is not answered while another service is away: " + e);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** What was not answered. */
    List<String> end() {
        ending.set(true);
        for (Thread each : threads) {
            try {
                each.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return List.copyOf(faults);
    }
}
