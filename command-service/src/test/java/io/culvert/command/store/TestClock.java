package io.culvert.command.store;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that shows what it is told to, and the real time until then. */
final class TestClock extends Clock {
    private volatile Clock shown = Clock.systemUTC();

    void set(Instant time) {
        shown = Clock.fixed(time, ZoneOffset.UTC);
    }

    @Override
    public Instant instant() {
        return shown.instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
