package io.culvert.agent.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.plan.Action;
import io.culvert.agent.section.Section;
import io.culvert.agent.vici.IkeSa;
import io.culvert.events.value.DriftFinding;
import io.culvert.events.value.DriftKind;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SecretRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CharonViewTest {
    private static final RouterId ROUTER = new RouterId(new UUID(1, 1));

    private final FakeHost host = new FakeHost();
    private final FakeCharon charon = new FakeCharon();
    private Instant now = Instant.EPOCH;
    private final List<DriftFinding> found = new ArrayList<>();
    private final CharonView view = new CharonView(charon, host, ROUTER, () -> now, found::add);

    @BeforeEach
    void look() {
        assertThat(view.seen(Optional.empty()).sas()).isEmpty();
        charon.asked.clear();
    }

    @Test
    void asksNothingWhileNothingMayHaveChanged() {
        charon.comesUp("east", "child");
        assertThat(view.seen(Optional.empty()).sas()).isEmpty();
        assertThat(charon.asked).isEmpty();
    }

    @Test
    void asksForTheSasOfOneConnectionAlone() {
        charon.comesUp("east", "child");
        charon.comesUp("west", "child");
        view.lookAtSas("east");
        assertThat(view.seen(Optional.empty()).sas()).extracting(IkeSa::name).containsExactly("east");
        assertThat(charon.asked).containsExactly("list-sas east");
    }

    @Test
    void knowsWhatItDidWithoutAsking() {
        view.did(new Action.LoadConnection("east", "file"));
        view.did(new Action.LoadSharedKey("key", new SecretRef(new UUID(2, 2), 1, "f"), List.of("a")));
        assertThat(view.seen(Optional.empty()).files()).containsEntry("east", "file");
        assertThat(view.seen(Optional.empty()).loaded()).containsExactly("east");
        assertThat(view.seen(Optional.empty()).keys()).containsExactly("key");
        view.did(new Action.UnloadConnection("east"));
        view.did(new Action.UnloadSharedKey("key"));
        assertThat(view.seen(Optional.empty()).files()).isEmpty();
        assertThat(view.seen(Optional.empty()).loaded()).isEmpty();
        assertThat(view.seen(Optional.empty()).keys()).isEmpty();
        assertThat(charon.asked).isEmpty();
    }

    @Test
    void looksAtTheSasOfWhatItTouched() {
        charon.comesUp("east", "child");
        view.did(new Action.TerminateChild(7, "east", "child"));
        view.did(new Action.TerminateIke(8, "west"));
        view.did(new Action.Initiate("north", "child", "file"));
        assertThat(view.seen(Optional.empty()).sas()).hasSize(1);
        assertThat(charon.asked).containsExactlyInAnyOrder("list-sas east", "list-sas west", "list-sas north");
    }

    @Test
    void looksAtEverythingWhenNothingIsKnownAnyMore() {
        charon.loadConnection(Section.EMPTY.with("east", Section.EMPTY));
        charon.comesUp("east", "child");
        host.files.put("east", "file");
        view.lookAtSas("east");
        view.lookAgain();
        assertThat(view.seen(Optional.empty()).loaded()).containsExactly("east");
        assertThat(view.seen(Optional.empty()).files()).containsKey("east");
        assertThat(view.seen(Optional.empty()).sas()).hasSize(1);
        assertThat(charon.asked).containsExactly("get-conns", "get-shared", "list-sas");
    }

    @Test
    void tellsWhatSomebodyElseChangedAndNothingThatItDidOrIsInDoubtOf() {
        view.did(new Action.LoadConnection("east", "file"));
        charon.loadConnection(Section.EMPTY.with("east", Section.EMPTY));
        host.files.put("east", "file");
        look(CharonView::lookAgain);
        assertThat(found).isEmpty();
        host.files.put("east", "edited");
        charon.unloadConnection("east");
        look(CharonView::doubt);
        assertThat(found).isEmpty();
        host.files.put("east", "edited again");
        charon.loadConnection(Section.EMPTY.with("west", Section.EMPTY));
        look(CharonView::lookAgain);
        assertThat(found)
                .containsExactly(
                        new DriftFinding(DriftKind.CONNECTION_ADDED, "connection west was loaded"),
                        new DriftFinding(DriftKind.FILE_CHANGED, "file of connection east was edited"));
    }

    @Test
    void knowsTheLastOfSeveralChildrenThatGo() {
        charon.comesUp("east", "child");
        charon.comesUp("east", "child");
        view.lookAtSas("east");
        assertThat(view.seen(Optional.empty()).sas()).hasSize(2);
        assertThat(view.wasTheLast("east", "child")).isFalse();
        assertThat(view.wasTheLast("east", "child")).isTrue();
        view.lookAtSas("east");
        assertThat(view.seen(Optional.empty()).sas()).hasSize(2);
        assertThat(view.wasTheLast("east", "child")).isFalse();
        assertThat(view.wasTheLast("east", "other")).isFalse();
    }

    @Test
    void knowsTheLastAlsoWhenALookHasMissedItBeforeItIsTold() {
        charon.comesUp("east", "child");
        view.lookAtSas("east");
        assertThat(view.seen(Optional.empty()).sas()).hasSize(1);
        charon.terminateIkeByName("east");
        view.lookAtSas("east");
        assertThat(view.seen(Optional.empty()).sas()).isEmpty();
        assertThat(view.wasTheLast("east", "child")).isTrue();
        assertThat(view.wasTheLast("east", "child")).isFalse();
    }

    @Test
    void callsInVainWhatHasNotBeenAnsweredForAWhile() {
        long call = charon.calls("east");
        view.lookAtSas();
        assertThat(view.seen(Optional.empty()).unanswered()).isEmpty();
        now = now.plusSeconds(2);
        assertThat(view.seen(Optional.empty()).unanswered()).isEmpty();
        now = now.plusSeconds(1);
        assertThat(view.seen(Optional.empty()).unanswered()).containsExactly(call);
        charon.terminateIke(call);
        view.lookAtSas();
        assertThat(view.seen(Optional.empty()).unanswered()).isEmpty();
    }

    private void look(Consumer<CharonView> as) {
        as.accept(view);
        assertThat(view.seen(Optional.empty())).isNotNull();
    }
}
