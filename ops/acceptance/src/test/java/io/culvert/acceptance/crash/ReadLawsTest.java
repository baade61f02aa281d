package io.culvert.acceptance.crash;

import static io.culvert.acceptance.crash.Asked.created;
import static io.culvert.acceptance.crash.Asked.deleted;
import static io.culvert.acceptance.crash.Asked.done;
import static io.culvert.acceptance.crash.Asked.refused;
import static io.culvert.acceptance.crash.Asked.renamed;
import static io.culvert.acceptance.crash.Asked.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadLawsTest {
    private static final Told CREATED = done(created(), 1);
    private static final Told RENAMED = done(renamed("b"), 2);
    private static final Told DELETED = done(deleted(), 3);

    @Test
    void holdWhereReadersSeeWhatWasWrittenAndTold() {
        List<Write> writes = List.of(created(), renamed("b"));
        assertThat(faults(writes, Told.all(CREATED, RENAMED, RENAMED), shown("b")))
                .isEmpty();
        assertThat(faults(List.of(created(), deleted()), Told.all(CREATED, DELETED)))
                .isEmpty();
    }

    @Test
    void bearEitherOutcomeOfAnUnknownWrite() {
        List<Write> writes = List.of(created(), unknown(renamed("b")));
        assertThat(faults(writes, Told.all(CREATED), shown("a"))).isEmpty();
        assertThat(faults(writes, Told.all(CREATED, RENAMED), shown("b"))).isEmpty();
        assertThat(faults(List.of(unknown(created())), List.of())).isEmpty();
        assertThat(faults(List.of(unknown(created())), Told.all(CREATED), shown("a")))
                .isEmpty();
    }

    @Test
    void seeAnAcknowledgedNetworkThatIsLost() {
        assertThat(faults(List.of(created()), List.of()))
                .singleElement()
                .asString()
                .startsWith("north shows network a as Optional.empty, not as any of [Optional[a]]");
    }

    @Test
    void seeAnAcknowledgedNameThatIsLost() {
        assertThat(faults(List.of(created(), renamed("b")), Told.all(CREATED), shown("a")))
                .singleElement()
                .asString()
                .startsWith("north shows network a as Optional[a], not as any of [Optional[b]]");
    }

    @Test
    void seeADeletedNetworkThatIsStillThere() {
        assertThat(faults(List.of(created(), deleted()), Told.all(CREATED), shown("a")))
                .singleElement()
                .asString()
                .startsWith("north shows network a as Optional[a], not as any of [Optional.empty]");
    }

    @Test
    void seeOneNetworkTwice() {
        assertThat(faults(List.of(created()), Told.all(CREATED), shown("a"), shown("a")))
                .singleElement()
                .asString()
                .startsWith("north shows twice");
        assertThat(faults(List.of(created()), Told.all(CREATED), shown("a"), new Shown("id-2", "a")))
                .anySatisfy(fault -> assertThat(fault).startsWith("north shows twice"));
    }

    @Test
    void seeWhatNobodyAskedFor() {
        assertThat(faults(List.of(created()), Told.all(CREATED), shown("a"), new Shown("id-z", "z")))
                .anySatisfy(fault -> assertThat(fault).startsWith("north shows what nobody asked for"));
    }

    @Test
    void seeReadersThatWereShownMoreOrLessThanTheEventsTell() {
        List<Write> writes = List.of(created(), unknown(renamed("b")));
        assertThat(faults(writes, Told.all(CREATED, RENAMED), shown("a")))
                .singleElement()
                .asString()
                .startsWith("north shows at version 2 other networks than its events tell");
        assertThat(faults(writes, Told.all(CREATED), shown("b")))
                .singleElement()
                .asString()
                .contains("id-a shown as b, told as a");
    }

    @Test
    void knowEveryNameThatANetworkMayHave() {
        assertThat(ReadLaws.possibleNames(List.of(unknown(created()))))
                .containsExactlyInAnyOrder(Optional.empty(), Optional.of("a"));
        assertThat(ReadLaws.possibleNames(List.of(created(), unknown(renamed("b")), unknown(renamed("c")))))
                .containsExactlyInAnyOrder(Optional.of("a"), Optional.of("b"), Optional.of("c"));
        assertThat(ReadLaws.possibleNames(List.of(created(), unknown(renamed("b")), renamed("c"))))
                .containsExactly(Optional.of("c"));
        assertThat(ReadLaws.possibleNames(List.of(created(), refused(deleted()))))
                .containsExactly(Optional.of("a"));
        assertThat(ReadLaws.possibleNames(List.of(created(), unknown(deleted()))))
                .containsExactlyInAnyOrder(Optional.empty(), Optional.of("a"));
    }

    private static Shown shown(String name) {
        return new Shown(Asked.ID, name);
    }

    private static List<String> faults(List<Write> writes, List<Delivery> told, Shown... shown) {
        return ReadLaws.faults(Asked.PROJECT, writes, told, List.of(shown));
    }
}
