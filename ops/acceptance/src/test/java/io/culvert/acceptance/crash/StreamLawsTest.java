package io.culvert.acceptance.crash;

import static io.culvert.acceptance.crash.Told.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StreamLawsTest {
    private static final Told FIRST = event("north", 1, 1);
    private static final Told SECOND = event("north", 2, 2);
    private static final Told THIRD = event("north", 3, 4);
    private static final Told OTHER = event("east", 1, 3).partition(5);

    @Test
    void bearEventsThatComeAgain() {
        assertThat(faults(FIRST, SECOND, OTHER, FIRST, SECOND, THIRD, SECOND, THIRD))
                .isEmpty();
    }

    @Test
    void seeAHoleInAProject() {
        assertThat(faults(FIRST, THIRD)).singleElement().asString().startsWith("a hole after version 1: north");
    }

    @Test
    void seeThatAProjectDoesNotBeginWithItsFirstVersion() {
        assertThat(faults(SECOND)).singleElement().asString().startsWith("a hole after version 0: north");
    }

    @Test
    void seeEventsOutOfOrder() {
        assertThat(faults(FIRST, THIRD, SECOND))
                .anySatisfy(fault -> assertThat(fault).startsWith("out of order after version 3: north version 2"))
                .anySatisfy(fault -> assertThat(fault).startsWith("out of order after position 4: north version 2"));
    }

    @Test
    void seeProjectsOfOnePartitionOutOfOrder() {
        Told late = event("south", 1, 1);
        assertThat(faults(event("north", 1, 2), late))
                .singleElement()
                .asString()
                .startsWith("out of order after position 2: south version 1");
    }

    @Test
    void seeTwoEventsWithOneVersion() {
        assertThat(faults(FIRST, SECOND, event("north", 2, 3).id("another")))
                .anySatisfy(fault -> assertThat(fault).startsWith("two events with one version"));
    }

    @Test
    void seeTwoEventsWithOnePosition() {
        assertThat(faults(FIRST, OTHER, SECOND, event("east", 2, 2).partition(5)))
                .anySatisfy(fault -> assertThat(fault).startsWith("two events with one position"));
    }

    @Test
    void seeOneEventInTwoPlaces() {
        assertThat(faults(FIRST, event("north", 2, 2).id(FIRST.build().eventId())))
                .anySatisfy(fault -> assertThat(fault).startsWith("one event in two places"));
    }

    @Test
    void seeAProjectInTwoPartitions() {
        assertThat(faults(FIRST, event("north", 2, 2).partition(3)))
                .singleElement()
                .asString()
                .startsWith("a project in two partitions: 0 and north version 2");
    }

    @Test
    void knowThePositionsThatAreMissing() {
        List<Delivery> some = Told.all(FIRST, THIRD);
        assertThat(StreamLaws.missingPositions(some)).containsExactly(2L, 3L);
        assertThat(StreamLaws.missingPositions(Told.all(FIRST, SECOND, THIRD, OTHER)))
                .isEmpty();
    }

    private static List<String> faults(Told... told) {
        return StreamLaws.faults(Told.all(told));
    }
}
