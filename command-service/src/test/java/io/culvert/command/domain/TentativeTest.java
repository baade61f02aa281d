package io.culvert.command.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.ChangeSetConfirmed;
import io.culvert.events.event.ChangeSetOpened;
import io.culvert.events.event.ChangeSetReverted;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.ChangeSet;
import io.culvert.events.resource.ChangedResource;
import io.culvert.events.resource.LeftResource;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.Fate;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.Status;
import io.culvert.events.value.SubnetId;
import io.culvert.events.value.Until;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Change sets that are taken back unless they are confirmed. */
class TentativeTest {
    private static final UUID SET = Lab.id(77);
    private static final Instant DEADLINE = Lab.T0.plusSeconds(60);
    private static final Instant BEFORE = DEADLINE.minusMillis(1);
    private static final Scenario OPEN = Lab.BOUND.given(tentatively(narrow(), longer()));
    private static final IkePolicyId NEW = new IkePolicyId(Lab.id(50));

    @Test
    void saysWhatItChangesAndWhichTunnelsThatConcerns() {
        List<VpnEvent> events = Lab.BOUND.events(tentatively(
                narrow(),
                longer(),
                new CreateIkePolicy(Defaults.SECURE.ikePolicy(NEW)),
                new DeleteEndpointGroup(Lab.PEER)));
        long base = Lab.BOUND.state().version();
        assertThat(events)
                .hasSize(5)
                .last()
                .isEqualTo(new ChangeSetOpened(new ChangeSet(
                        SET,
                        base,
                        base + 4,
                        DEADLINE,
                        Until.ACTIVE,
                        List.of(Lab.CONNECTION),
                        List.of(
                                changed(ResourceKind.IKE_POLICY, Lab.IKE.value(), Fate.UPDATED),
                                changed(ResourceKind.SITE_CONNECTION, Lab.CONNECTION.value(), Fate.UPDATED),
                                changed(ResourceKind.ENDPOINT_GROUP, Lab.PEER.value(), Fate.DELETED),
                                changed(ResourceKind.IKE_POLICY, NEW.value(), Fate.CREATED)))));
        Lab.BOUND.changesNothing(tentatively(new TagResource(Lab.IKE, List.of())));
    }

    private static ChangedResource changed(ResourceKind kind, UUID id, Fate fate) {
        return new ChangedResource(kind, id, fate);
    }

    @Test
    void takesOnlyWhatCanBeTakenBack() {
        SecretRef next = new SecretRef(Lab.id(14), 2, "next");
        assertThat(Lab.BOUND.refusal(tentatively(new DeleteSiteConnection(Lab.CONNECTION))))
                .isEqualTo("409 ChangeSetIrrevocable");
        var rekeyed = new UpdateSiteConnection(Lab.CONNECTION, SiteConnectionChanges.NONE.withPsk(next));
        assertThat(Lab.BOUND.error(tentatively(rekeyed)).message())
                .contains(Lab.CONNECTION + " would be given another key");
        List<VpnCommand> many = new ArrayList<>();
        for (int i = 0; i <= ChangeSetRules.MOST_EVENTS; i++) {
            many.add(new CreateIkePolicy(Defaults.SECURE.ikePolicy(new IkePolicyId(Lab.id(1000 + i)))));
        }
        assertThat(Lab.BOUND.refusal(tentatively(many.toArray(VpnCommand[]::new))))
                .isEqualTo("400 ChangeSetTooLarge");
    }

    @Test
    void ofOneResourceThereIsOneAtATime() {
        var narrower =
                new UpdateSiteConnection(Lab.CONNECTION, Lab.changes().mtu(1280).all());
        assertThat(OPEN.error(new Tentatively(Lab.id(78), DEADLINE, Until.ACTIVE, narrower))
                        .message())
                .contains(Lab.CONNECTION.toString(), SET.toString());
        assertThat(OPEN.events(new Tentatively(
                        Lab.id(78), DEADLINE, Until.ACTIVE, new CreateIkePolicy(Defaults.SECURE.ikePolicy(NEW)))))
                .hasSize(2);
    }

    @Test
    void staysIfItIsConfirmedInTime() {
        assertThat(OPEN.refusal(new ConfirmChangeSet(SET, DEADLINE))).isEqualTo("409 ChangeSetExpired");
        assertThat(OPEN.events(new ConfirmChangeSet(SET, BEFORE))).containsExactly(new ChangeSetConfirmed(SET));
        Scenario closed = OPEN.given(new ConfirmChangeSet(SET, BEFORE));
        assertThat(closed.refusal(new ConfirmChangeSet(SET, BEFORE))).isEqualTo("404 ChangeSetNotFound");
        closed.changesNothing(expiry());
    }

    @Test
    void staysByItselfWhenItsTunnelsAreUpWithIt() {
        long revision = OPEN.state().version();
        OPEN.changesNothing(new SettleChangeSet(SET));
        Scenario stale = OPEN.given(new RecordStatus(Lab.report(1, revision - 5, Status.ACTIVE, "refused", 1)));
        stale.changesNothing(new SettleChangeSet(SET));
        Scenario down = OPEN.given(new RecordStatus(Lab.report(1, revision, Status.DOWN, "", 1)));
        down.changesNothing(new SettleChangeSet(SET));
        Scenario up = OPEN.given(new RecordStatus(Lab.report(1, revision, Status.ACTIVE, "", 1)));
        assertThat(up.events(new SettleChangeSet(SET))).containsExactly(new ChangeSetConfirmed(SET));
        up.given(new SettleChangeSet(SET)).changesNothing(new SettleChangeSet(SET));

        Scenario asked = Lab.BOUND.given(
                new Tentatively(SET, DEADLINE, Until.CONFIRMED, narrow()),
                new RecordStatus(Lab.report(1, revision, Status.ACTIVE, "", 1)));
        asked.changesNothing(new SettleChangeSet(SET));
    }

    @Test
    void isTakenBackAtItsDeadlineAndNotBefore() {
        OPEN.changesNothing(new RevertChangeSet(SET, RevertChangeSet.Cue.DEADLINE, BEFORE, Lab.BOUND.state()));
        Scenario back = OPEN.after(OPEN.events(expiry()));
        assertThat(Wanted.of(back.state()).differences(Wanted.of(Lab.BOUND.state())))
                .isEmpty();
        assertThat(back.state().changeSets()).isEmpty();
        back.changesNothing(expiry());
        var asked = new RevertChangeSet(SET, RevertChangeSet.Cue.ASKED, BEFORE, Lab.BOUND.state());
        assertThat(OPEN.events(asked)).last().isEqualTo(new ChangeSetReverted(SET, List.of()));
        assertThat(back.refusal(asked)).isEqualTo("404 ChangeSetNotFound");
    }

    @Test
    void leavesWhatOthersHaveChangedSinceAndSaysSo() {
        Scenario changed = OPEN.given(
                new UpdateSiteConnection(Lab.CONNECTION, Lab.changes().mtu(1200).all()));
        Scenario back = changed.after(changed.events(expiry()));
        assertThat(left(changed))
                .containsExactly(
                        new LeftResource(ResourceKind.SITE_CONNECTION, Lab.CONNECTION.value(), "it was changed since"));
        assertThat(Known.connection(back.state(), Lab.CONNECTION).mtu()).isEqualTo(1200);
        assertThat(Known.ikePolicy(back.state(), Lab.IKE)).isEqualTo(Known.ikePolicy(Lab.BOUND.state(), Lab.IKE));
    }

    @Test
    void leavesWhatIsInUseByOthersAndSaysWhy() {
        Scenario open = Lab.SERVED.given(tentatively(new CreateIkePolicy(Defaults.SECURE.ikePolicy(NEW))));
        var bare = Defaults.siteConnection(
                Lab.CONNECTION, Lab.SERVICE, NEW, Lab.IPSEC, "172.24.4.233", "172.24.4.233", Lab.PSK);
        Scenario used =
                open.given(Lab.connect(Lab.changes().peerCidrs("10.2.0.0/24").appliedTo(bare)));
        var expiry = new RevertChangeSet(SET, RevertChangeSet.Cue.DEADLINE, DEADLINE, Lab.SERVED.state());
        assertThat(used.events(expiry))
                .singleElement()
                .satisfies(event -> assertThat(((ChangeSetReverted) event).left())
                        .singleElement()
                        .satisfies(
                                left -> assertThat(left.why()).contains("is in use by existing IPsecSiteConnection")));
    }

    @Test
    void leavesAnInventoryThatOthersNeedAsItIs() {
        var open = Lab.NETWORKS.given(tentatively(new DeleteSubnet(Lab.SUBNET)));
        var taken = open.given(Lab.subnet(new SubnetId(Lab.id(60)), Lab.INNER, "10.1.0.0/25"));
        var expiry = new RevertChangeSet(SET, RevertChangeSet.Cue.DEADLINE, DEADLINE, Lab.NETWORKS.state());
        assertThat(taken.events(expiry))
                .containsExactly(new ChangeSetReverted(
                        SET,
                        List.of(new LeftResource(
                                ResourceKind.SUBNET,
                                Lab.SUBNET.value(),
                                "other networks, subnets and routers need it as it is"))));
        assertThat(open.events(expiry)).hasSize(2);
    }

    /** Whatever happens in between: each resource is as it was before the change set, or is named. */
    @Test
    void takenBackEveryResourceIsAsItWasOrNamed() {
        int opened = 0;
        int leftAny = 0;
        for (long seed = 1; seed <= 5; seed++) {
            History history = new History(seed);
            for (int i = 0; i < 1_000; i++) {
                history.live();
                ProjectState before = history.now();
                if (!(Decider.decide(
                                        before,
                                        new Tentatively(SET, DEADLINE, Until.CONFIRMED, history.set()),
                                        Terms.DEFAULT)
                                instanceof Decision.Accepted(var events))
                        || events.isEmpty()) {
                    continue;
                }
                opened++;
                history.happened(events);
                boolean alone = i % 2 == 0;
                for (int others = 0; others < 20 && !alone; others++) {
                    history.live();
                }
                ChangeSet set =
                        Objects.requireNonNull(history.now().changeSets().get(SET));
                var expiry = new RevertChangeSet(SET, RevertChangeSet.Cue.DEADLINE, DEADLINE, before);
                List<VpnEvent> back = new Scenario(history.now(), Terms.DEFAULT).events(expiry);
                history.happened(back);
                Set<UUID> left = ((ChangeSetReverted) back.getLast())
                        .left().stream().map(LeftResource::id).collect(Collectors.toSet());
                leftAny += left.isEmpty() ? 0 : 1;
                Wanted now = Wanted.of(history.now());
                Wanted then = Wanted.of(before);
                for (ChangedResource each : set.resources()) {
                    assertThat(now.differs(each.resource(), then) && !left.contains(each.id()))
                            .as("seed %d, step %d: %s", seed, i, each)
                            .isFalse();
                }
                if (alone) {
                    assertThat(now.differences(then)).isEmpty();
                    assertThat(left).isEmpty();
                }
            }
        }
        assertThat(opened).isGreaterThan(500);
        assertThat(leftAny).isGreaterThan(10);
    }

    private static List<LeftResource> left(Scenario scenario) {
        return ((ChangeSetReverted) scenario.events(expiry()).getLast()).left();
    }

    private static RevertChangeSet expiry() {
        return new RevertChangeSet(SET, RevertChangeSet.Cue.DEADLINE, DEADLINE, Lab.BOUND.state());
    }

    private static Tentatively tentatively(VpnCommand... commands) {
        return new Tentatively(SET, DEADLINE, Until.ACTIVE, new Together(List.of(commands)));
    }

    private static VpnCommand narrow() {
        return new UpdateSiteConnection(Lab.CONNECTION, Lab.changes().mtu(1300).all());
    }

    private static VpnCommand longer() {
        return new UpdateIkePolicy(Lab.IKE, PolicyRulesTest.ike(Optional.of(new Lifetime(900))), InUse.APPLY);
    }
}
