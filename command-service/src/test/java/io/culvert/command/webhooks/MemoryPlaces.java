package io.culvert.command.webhooks;

import io.culvert.command.port.Places;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One place, which instances claim from each other. */
final class MemoryPlaces {
    private final AtomicReference<@Nullable Object> owner = new AtomicReference<>();
    private volatile @Nullable Object barred;

    /** Whoever has the place has it no more, as if he had not been heard of for long, and does not get it again. */
    void takeAway() {
        barred = owner.getAndSet(null);
    }

    Places another() {
        return new Places() {
            @Override
            public OptionalLong claim(String name, Duration validity) {
                boolean mine = barred != this && (owner.compareAndSet(null, this) || owner.get() == this);
                return mine ? OptionalLong.of(0) : OptionalLong.empty();
            }

            @Override
            public boolean save(String name, long position, Duration validity) {
                return owner.get() == this;
            }

            @Override
            public OptionalLong position(String name) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void rewind(String name) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void release(String name) {
                owner.compareAndSet(this, null);
            }
        };
    }
}
