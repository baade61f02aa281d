package io.culvert.command.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NewIdsTest {
    @Test
    void areOfVersion7AndBeginWithTheTime() {
        long before = System.currentTimeMillis();
        UUID id = NewIds.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void theSameFirstGivesTheSameOthersAndNoneTwice() {
        UUID first = NewIds.next();
        List<UUID> ids = NewIds.from(first, 100);

        assertThat(ids).startsWith(first).doesNotHaveDuplicates().isEqualTo(NewIds.from(first, 100));
        assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2);
    }

    @Test
    void goingOnFromTheLastKeepsTheVariant() {
        UUID last = new UUID(NewIds.next().getMostSignificantBits(), 0xBFFF_FFFF_FFFF_FFFFL);

        assertThat(NewIds.from(last, 2).getLast().toString()).endsWith("-8000-000000000000");
    }

    @Test
    void requestsOfOneMillisecondShareNone() {
        List<UUID> all = Stream.generate(NewIds::next)
                .limit(1_000)
                .flatMap(first -> NewIds.from(first, 100).stream())
                .toList();

        assertThat(new HashSet<>(all)).hasSize(100_000);
    }
}
