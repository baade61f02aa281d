package io.culvert.command.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionDeleted;
import io.culvert.events.event.SiteConnectionUpdated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.SecretRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Going back to what was wanted. */
class RevertTest {
    private static final SecretRef NEW_KEY = new SecretRef(Lab.id(99), 7, "new");
    private static final int HISTORIES = 10;
    private static final int REVERTS_EACH = 100;

    private static void revert(History history, Set<Class<?>> done) {
        ProjectState then = history.any();
        Map<ConnectionId, SecretRef> keys =
                then.vpn().connections().keySet().stream().collect(Collectors.toMap(id -> id, id -> NEW_KEY));
        RevertTo command = new RevertTo(then, Optional.empty(), keys);
        List<VpnEvent> events = new Scenario(history.now(), Terms.DEFAULT).events(command);
        events.forEach(event -> done.add(event.getClass()));
        history.happened(events);
        assertThat(Wanted.of(history.now()).differences(Wanted.of(then))).isEmpty();
        new Scenario(history.now(), Terms.DEFAULT).changesNothing(command);
    }

    @Test
    void toAnyEarlierVersionLeadsToWhatWasWantedThen() {
        Set<Class<?>> done = new HashSet<>();
        for (long seed = 1; seed <= HISTORIES; seed++) {
            History history = new History(seed);
            for (int i = 0; i < REVERTS_EACH; i++) {
                for (int step = 0; step < 100; step++) {
                    history.live();
                }
                revert(history, done);
            }
        }
        assertThat(done)
                .contains(SiteConnectionCreated.class, SiteConnectionUpdated.class, SiteConnectionDeleted.class);
    }

    @Test
    void bringsBackWhatWasDeletedWithItsIdAndNeedsANewKeyForIt() {
        ProjectState then = Lab.CONNECTED.state();
        Scenario gone = Lab.CONNECTED.given(
                new DeleteSiteConnection(Lab.CONNECTION),
                new DeleteVpnService(Lab.SERVICE),
                new DeleteIkePolicy(Lab.IKE),
                new RemoveRouterInterface(Lab.ROUTER, Lab.SUBNET_V6));
        var error = gone.error(all(then, Map.of()));
        assertThat(error.httpStatus() + " " + error.type()).isEqualTo("409 PreSharedKeyNeeded");
        assertThat(error.message()).contains(Lab.CONNECTION.toString());

        Scenario back = gone.after(gone.events(all(then, Map.of(Lab.CONNECTION, NEW_KEY))));
        assertThat(back.state().inventory()).isEqualTo(then.inventory());
        assertThat(connection(back).psk()).isEqualTo(NEW_KEY);
        assertThat(Wanted.of(back.state()).differences(Wanted.of(then))).isEmpty();
    }

    @Test
    void leavesAConnectionTheKeyThatItHas() {
        var rekeyed = Lab.CONNECTED.given(new UpdateSiteConnection(
                Lab.CONNECTION, Lab.changes().mtu(1300).all().withPsk(NEW_KEY)));
        RevertTo command = all(Lab.CONNECTED.state(), Map.of());
        assertThat(RevertRules.keyKept(rekeyed.state(), command, InventoryKeeper.OWN))
                .extracting(SiteConnection::id)
                .containsExactly(Lab.CONNECTION);
        Scenario back = rekeyed.after(rekeyed.events(command));
        assertThat(connection(back).mtu()).isEqualTo(1500);
        assertThat(connection(back).psk()).isEqualTo(NEW_KEY);
    }

    @Test
    void ofOneResourceBringsWhatItNeedsAndTouchesNothingElse() {
        Scenario gone = Lab.CONNECTED.given(
                new DeleteSiteConnection(Lab.CONNECTION),
                new DeleteIkePolicy(Lab.IKE),
                new DeleteEndpointGroup(Lab.PEER),
                new UpdateVpnService(Lab.SERVICE, Optional.of("renamed"), Optional.empty(), Optional.empty()));
        RevertTo command =
                new RevertTo(Lab.CONNECTED.state(), Optional.of(Lab.CONNECTION), Map.of(Lab.CONNECTION, NEW_KEY));
        Scenario back = gone.after(gone.events(command));
        assertThat(back.state().vpn().ikePolicies()).containsKey(Lab.IKE);
        assertThat(back.state().vpn().endpointGroups()).doesNotContainKey(Lab.PEER);
        assertThat(Known.service(back.state(), Lab.SERVICE).name()).isEqualTo("renamed");

        RevertTo before = new RevertTo(Lab.SERVED.state(), Optional.of(Lab.CONNECTION), Map.of());
        assertThat(back.after(back.events(before)).state().vpn().connections()).isEmpty();
        assertThat(Lab.SERVED.refusal(before)).isEqualTo("404 IPsecSiteConnectionNotFound");
        RevertTo policy = new RevertTo(ProjectState.EMPTY, Optional.of(Lab.IKE), Map.of());
        assertThat(Lab.CONNECTED.refusal(policy)).as("it is in use").isEqualTo("409 IKEPolicyInUse");
    }

    @Test
    void isUnderTheRulesOfToday() {
        var weak = Lab.SERVED.given(
                new UpdateIkePolicy(Lab.IKE, PolicyRulesTest.ike(Optional.of(new Lifetime(900))), InUse.APPLY));
        Scenario gone = weak.given(new DeleteIkePolicy(Lab.IKE));
        RevertTo command = all(weak.state(), Map.of());
        Terms strict = new Terms(Map.of(), CryptoPolicy.parse(List.of("forbid pfs group14")), InventoryKeeper.OWN);
        assertThat(gone.under(strict).refusal(command)).isEqualTo("400 CryptoForbidden");
    }

    @Test
    void leavesTheInventoryToWhoKeepsIt() {
        Terms neutrons = new Terms(Map.of(), CryptoPolicy.DEFAULT, InventoryKeeper.NEUTRON);
        Scenario changed = Lab.SERVED.given(
                new UpdateNetwork(Lab.INNER, Optional.of("renamed"), Optional.empty(), Optional.empty()),
                new DeleteIkePolicy(Lab.IKE));
        Scenario back = changed.after(changed.under(neutrons).events(all(Lab.SERVED.state(), Map.of())));
        assertThat(Known.network(back.state(), Lab.INNER).name()).isEqualTo("renamed");
        assertThat(back.state().vpn().ikePolicies()).containsKey(Lab.IKE);
    }

    @Test
    void isRefusedAsAWholeIfItTakesMoreThanOneCommitHolds() {
        List<VpnCommand> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(new CreateIkePolicy(Defaults.SECURE.ikePolicy(new IkePolicyId(Lab.id(1000 + i)))));
        }
        Scenario full = Scenario.EMPTY;
        full = full.given(new Together(many));
        many.replaceAll(each -> new CreateIkePolicy(Defaults.SECURE.ikePolicy(new IkePolicyId(
                new UUID(1, ((CreateIkePolicy) each).policy().id().value().getLeastSignificantBits())))));
        full = full.given(new Together(many));
        assertThat(full.refusal(all(ProjectState.EMPTY, Map.of()))).isEqualTo("400 ChangeSetTooLarge");
    }

    private static RevertTo all(ProjectState then, Map<ConnectionId, SecretRef> keys) {
        return new RevertTo(then, Optional.empty(), keys);
    }

    private static SiteConnection connection(Scenario scenario) {
        return Known.connection(scenario.state(), Lab.CONNECTION);
    }
}
