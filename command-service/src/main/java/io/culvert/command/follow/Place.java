package io.culvert.command.follow;

import io.culvert.command.port.Places;
import java.time.Duration;
import java.util.OptionalLong;

/** Where a follower goes on after a restart. */
public interface Place {
    /** The position up to which all is done; empty while another process follows. */
    OptionalLong claim();

    /** False if another process has taken over. */
    boolean save(long position);

    void release();

    /** The same, but before each save that is done: what it can't do is seen again from the place before. */
    default Place after(Runnable first) {
        Place saved = this;
        return new Place() {
            @Override
            public OptionalLong claim() {
                return saved.claim();
            }

            @Override
            public boolean save(long position) {
                first.run();
                return saved.save(position);
            }

            @Override
            public void release() {
                saved.release();
            }
        };
    }

    /** Begins anew with each start: for what is kept in memory alone. */
    static Place fromTheBeginning() {
        return new Place() {
            @Override
            public OptionalLong claim() {
                return OptionalLong.of(0);
            }

            @Override
            public boolean save(long position) {
                return true;
            }

            @Override
            public void release() {}
        };
    }

    /** Saved under that name; one process at a time follows. */
    static Place saved(Places places, String name) {
        Duration validity = Duration.ofSeconds(10);
        return new Place() {
            @Override
            public OptionalLong claim() {
                return places.claim(name, validity);
            }

            @Override
            public boolean save(long position) {
                return places.save(name, position, validity);
            }

            @Override
            public void release() {
                places.release(name);
            }
        };
    }
}
