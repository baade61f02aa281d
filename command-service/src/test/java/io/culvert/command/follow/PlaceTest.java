package io.culvert.command.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PlaceTest {
    private final List<String> done = new ArrayList<>();

    private final Place place = new Place() {
        @Override
        public OptionalLong claim() {
            return OptionalLong.of(3);
        }

        @Override
        public boolean save(long position) {
            done.add("saved " + position);
            return position < 9;
        }

        @Override
        public void release() {
            done.add("released");
        }
    };

    @Test
    void isSavedAfterWhatIsToBeDoneFirst() {
        Place after = place.after(() -> done.add("first"));

        assertThat(after.claim()).hasValue(3);
        assertThat(after.save(7)).isTrue();
        assertThat(after.save(9)).isFalse();
        after.release();
        assertThat(done).containsExactly("first", "saved 7", "first", "saved 9", "released");
    }

    @Test
    void isNotSavedWhenThatFails() {
        Place after = place.after(() -> {
            throw new IllegalStateException("no store");
        });

        assertThatThrownBy(() -> after.save(7)).hasMessage("no store");
        assertThat(done).isEmpty();
    }
}
