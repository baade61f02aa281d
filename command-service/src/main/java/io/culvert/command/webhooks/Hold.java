package io.culvert.command.webhooks;

import io.culvert.command.follow.Place;
import io.culvert.command.port.Places;
import java.time.Duration;
import java.util.OptionalLong;

/** What one instance at a time has. Whoever gets it reads the log from the beginning, and sends only while he has it. */
final class Hold implements Place {
    private static final Duration VALIDITY = Duration.ofSeconds(10);

    private final Places places;
    private final String name;
    private volatile long until = System.nanoTime();

    Hold(Places places, String name) {
        this.places = places;
        this.name = name;
    }

    /** By this machine's clock; it ends at the latest when others may have it. */
    boolean isHeld() {
        return until - System.nanoTime() > 0;
    }

    @Override
    public OptionalLong claim() {
        long asked = System.nanoTime();
        boolean claimed = places.claim(name, VALIDITY).isPresent();
        held(claimed, asked);
        return claimed ? OptionalLong.of(0) : OptionalLong.empty();
    }

    @Override
    public boolean save(long position) {
        long asked = System.nanoTime();
        boolean kept = places.save(name, position, VALIDITY);
        held(kept, asked);
        return kept;
    }

    @Override
    public void release() {
        held(false, System.nanoTime());
        places.release(name);
    }

    private void held(boolean is, long since) {
        until = is ? since + VALIDITY.toNanos() : since;
    }
}
