package io.culvert.acceptance.crash;

import static io.culvert.acceptance.crash.Asked.created;
import static io.culvert.acceptance.crash.Asked.deleted;
import static io.culvert.acceptance.crash.Asked.done;
import static io.culvert.acceptance.crash.Asked.refused;
import static io.culvert.acceptance.crash.Asked.renamed;
import static io.culvert.acceptance.crash.Asked.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EffectLawsTest {
    private static final List<Write> WRITES = List.of(created(), renamed("b"), deleted());

    @Test
    void holdWhereEachWriteIsDoneOnceHoweverOftenItIsTold() {
        assertThat(faults(WRITES, done(created(), 1), done(renamed("b"), 2), done(renamed("b"), 2), done(deleted(), 3)))
                .isEmpty();
    }

    @Test
    void bearAnUnknownWriteThatWasDoneAndOneThatWasNot() {
        List<Write> writes = List.of(unknown(created()), unknown(renamed("b")), unknown(deleted()));
        assertThat(faults(writes)).isEmpty();
        assertThat(faults(writes, done(created(), 1), done(renamed("b"), 2), done(deleted(), 3)))
                .isEmpty();
    }

    @Test
    void seeEachKindOfAcknowledgedWriteThatWasLost() {
        assertThat(faults(WRITES, done(renamed("b"), 2), done(deleted(), 3)))
                .anySatisfy(fault -> assertThat(fault).startsWith("acknowledged and lost: north CREATE"));
        assertThat(faults(WRITES, done(created(), 1), done(deleted(), 2)))
                .singleElement()
                .asString()
                .startsWith("acknowledged and lost: north RENAME");
        assertThat(faults(WRITES, done(created(), 1), done(renamed("b"), 2)))
                .singleElement()
                .asString()
                .startsWith("acknowledged and lost: north DELETE");
    }

    @Test
    void seeAWriteDoneTwiceAlsoIfItsOutcomeIsUnknown() {
        assertThat(faults(List.of(created()), done(created(), 1), done(created(), 2)))
                .singleElement()
                .asString()
                .startsWith("done twice: north CREATE");
        assertThat(faults(
                        List.of(created(), unknown(deleted())),
                        done(created(), 1),
                        done(deleted(), 2),
                        done(deleted(), 3)))
                .singleElement()
                .asString()
                .startsWith("done twice: north DELETE");
    }

    @Test
    void seeAnAcknowledgementThatBelongsToAnotherRequest() {
        assertThat(faults(List.of(created()), Told.of(created(), Asked.ID, 1, "req-other")))
                .singleElement()
                .asString()
                .startsWith("acknowledged, but another did it");
        assertThat(faults(List.of(created()), Told.of(created(), "id-other", 1, "req-CREATEa")))
                .singleElement()
                .asString()
                .startsWith("acknowledged, but another did it");
    }

    @Test
    void seeAnEventThatNobodyAskedFor() {
        assertThat(faults(List.of(created()), done(created(), 1), done(renamed("z"), 2)))
                .singleElement()
                .asString()
                .startsWith("nobody asked for north version 2");
    }

    @Test
    void seeWritesOfOneNetworkDoneInAnotherOrderThanAcknowledged() {
        assertThat(faults(WRITES, done(created(), 1), done(deleted(), 2), done(renamed("b"), 3)))
                .singleElement()
                .asString()
                .startsWith("done before what was acknowledged before it");
    }

    @Test
    void seeARefusalSinceNoClientAsksForWhatCouldBeRefused() {
        assertThat(faults(List.of(created(), refused(renamed("b"))), done(created(), 1)))
                .singleElement()
                .asString()
                .startsWith("refused without a reason: north RENAME");
    }

    @Test
    void knowWhichAcknowledgedWritesAreNotToldYet() {
        assertThat(EffectLaws.undelivered(WRITES, Told.all(done(created(), 1), done(deleted(), 2))))
                .containsExactly("req-RENAMEb");
        assertThat(EffectLaws.undelivered(List.of(unknown(created())), List.of()))
                .isEmpty();
    }

    private static List<String> faults(List<Write> writes, Told... told) {
        return EffectLaws.faults(writes, Told.all(told));
    }
}
