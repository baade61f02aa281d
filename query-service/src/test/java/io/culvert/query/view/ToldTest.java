package io.culvert.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.ChangeSetConfirmed;
import io.culvert.events.event.ChangeSetReverted;
import io.culvert.events.event.DriftDetected;
import io.culvert.events.event.DriftRepaired;
import io.culvert.events.event.EndpointGroupDeleted;
import io.culvert.events.event.Envelope;
import io.culvert.events.event.HeirDismissed;
import io.culvert.events.event.HeirNamed;
import io.culvert.events.event.QuotasChanged;
import io.culvert.events.event.ResourceTagged;
import io.culvert.events.event.SecretDisclosed;
import io.culvert.events.event.SecretShredded;
import io.culvert.events.event.SiteConnectionUpdated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.Binding;
import io.culvert.events.resource.Heir;
import io.culvert.events.resource.LeftResource;
import io.culvert.events.resource.QuotaLimit;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.DriftFinding;
import io.culvert.events.value.DriftKind;
import io.culvert.events.value.HostId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.RouterId;
import io.culvert.events.value.SecretRef;
import io.culvert.query.Life;
import io.culvert.query.Story;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people read of events. */
class ToldTest {
    private static final List<Envelope> EVENTS = Story.EAST.events();
    private static final ProjectState END = state(EVENTS.size());

    @Test
    void tellsWhatChangedByTheNamesOfTheApi() {
        assertThat(told(12).changes())
                .containsExactly(new Change("name", Optional.of("first"), Optional.of("renamed")));
        assertThat(told(8).changes())
                .contains(
                        set("peer_cidrs", "10.2.0.0/24, 10.3.0.0/24"),
                        set("dpd.action", "hold"),
                        set("dpd.interval", "30"),
                        set("admin_state_up", "true"),
                        set("psk_fingerprint", "0123456789abcdef"),
                        set("psk_version", "1"))
                .extracting(Change::attribute)
                .doesNotContain("psk", "id", "project_id", "local_id");
        assertThat(told(4).changes())
                .contains(
                        set("lifetime.value", "3600"),
                        set("further_proposals", "auth_algorithm=sha384 encryption_algorithm=aes-256 pfs=group20"));
        assertThat(told(3).changes()).contains(set("interfaces", "10.1.0.1 on subnet " + Story.EAST.id("subnet")));
        assertThat(told(10).changes())
                .contains(
                        new Change("status", Optional.of("PENDING_CREATE"), Optional.of("ACTIVE")),
                        set("status_reason.code", "ESTABLISHED"));
        assertThat(told(13).changes()).contains(new Change("host", Optional.of("host-1"), Optional.empty()));
        assertThat(told(11).changes()).contains(new Change("name", Optional.of("peers"), Optional.empty()));
    }

    @Test
    void saysItInASentence() {
        assertThat(sentence(12))
                .isEqualTo("someone changed the site connection 'renamed': name from first to renamed.");
        assertThat(sentence(4)).isEqualTo("someone created the IKE policy 'ikepolicy1'.");
        assertThat(sentence(10))
                .isEqualTo("someone saw the site connection 'first' ACTIVE (ESTABLISHED: CHILD_SA installed)"
                        + " with version 9 applied.");
        assertThat(sentence(14)).isEqualTo("someone gave the router 'router1' to host host-2, epoch 2.");
        assertThat(sentence(11)).isEqualTo("someone deleted the endpoint group 'peers'.");
        SiteConnection connection =
                Objects.requireNonNull(END.vpn().connections().get(Story.EAST.connectionId()));
        assertThat(sentence(new QuotasChanged(List.of(new QuotaLimit(ResourceKind.IKE_POLICY, 3)))))
                .isEqualTo("someone changed the project: quota.ikepolicy to 3.");
        assertThat(sentence(new ResourceTagged(
                        ResourceKind.SITE_CONNECTION, connection.id().value(), List.of("a", "b"))))
                .isEqualTo("someone changed the site connection 'renamed': tags to a, b.");
        assertThat(sentence(new SecretDisclosed(connection.id(), connection.psk())))
                .isEqualTo("someone was shown version 1 of the pre-shared key of the site connection 'renamed'.");
        assertThat(sentence(new SecretShredded(connection.id(), connection.psk().secretId(), List.of(1, 2), 4)))
                .isEqualTo("someone destroyed all keys to the pre-shared key of the site connection 'renamed',"
                        + " versions 1, 2.");
        RouterId router = new RouterId(Story.EAST.id("nowhere"));
        assertThat(sentence(new DriftDetected(
                        router,
                        new HostId("host-1"),
                        1,
                        Instant.EPOCH,
                        List.of(
                                new DriftFinding(DriftKind.DAEMON_DIED, "charon died"),
                                new DriftFinding(DriftKind.GUARD_CHANGED, "the guard was changed")))))
                .isEqualTo("someone found changed by hand around the router " + router
                        + ": charon died; the guard was changed.");
        assertThat(sentence(new DriftRepaired(router, new HostId("host-1"), 1, Instant.EPOCH, Instant.EPOCH)))
                .isEqualTo("someone repaired what was changed by hand around the router " + router
                        + ", found at 1970-01-01T00:00:00Z.");
        assertThat(sentence(new HeirNamed(
                        new Heir(new Binding(router, new HostId("host-2"), 4), "host host-1 is drained"))))
                .isEqualTo("someone had host host-2 make ready for the router " + router
                        + ", epoch 4: host host-1 is drained.");
        assertThat(sentence(new HeirDismissed(router, "host host-2 was not ready within 20 s")))
                .isEqualTo(
                        "someone left the router " + router + " where it is: host host-2 was not ready within 20 s.");
        UUID set = Story.EAST.id("set");
        assertThat(sentence(new ChangeSetConfirmed(set))).isEqualTo("someone confirmed change set " + set + ".");
        assertThat(sentence(new ChangeSetReverted(
                        set,
                        List.of(new LeftResource(
                                ResourceKind.IKE_POLICY, Story.EAST.id("ike"), "it was changed since")))))
                .isEqualTo("someone took change set " + set + " back, but for the IKE policy " + Story.EAST.id("ike")
                        + ": it was changed since.");
        assertThat(sentence(new EndpointGroupDeleted(
                        new io.culvert.events.value.EndpointGroupId(Story.EAST.id("nowhere")))))
                .isEqualTo("someone deleted the endpoint group " + Story.EAST.id("nowhere") + ".");
    }

    @Test
    void aNewKeyIsToldByVersionAndFingerprint() {
        SiteConnection now = Objects.requireNonNull(END.vpn().connections().get(Story.EAST.connectionId()));
        SiteConnection keyed = new SiteConnection(
                now.id(),
                now.name(),
                now.description(),
                now.serviceId(),
                now.ikePolicyId(),
                now.ipsecPolicyId(),
                now.peerAddress(),
                now.peerId(),
                now.localId(),
                now.peerCidrs(),
                now.localGroupId(),
                now.peerGroupId(),
                now.mtu(),
                now.initiator(),
                now.dpd(),
                now.adminStateUp(),
                new SecretRef(now.psk().secretId(), 2, "fedcba9876543210"));
        assertThat(told(END, new SiteConnectionUpdated(keyed)).changes())
                .containsExactlyInAnyOrder(
                        new Change("psk_version", Optional.of("1"), Optional.of("2")),
                        new Change(
                                "psk_fingerprint", Optional.of("0123456789abcdef"), Optional.of("fedcba9876543210")));
    }

    @Test
    void changesLeadFromOneStateToTheNextAndSentencesAreOneLine() {
        ProjectId project = new ProjectId("east");
        ProjectState state = ProjectState.EMPTY;
        for (Envelope each : Life.of(project, 2_000, 4)) {
            ProjectState after = state.evolve(each.event(), each.time());
            Told told = Told.of(state, after, each);
            ProjectState before = state;
            io.culvert.events.event.About.resource(each.event()).ifPresent(id -> {
                Map<String, String> attributes = new HashMap<>(Attributes.of(project, before, id));
                for (Change change : told.changes()) {
                    assertThat(Optional.ofNullable(attributes.get(change.attribute())))
                            .isEqualTo(change.before());
                    change.after()
                            .ifPresentOrElse(
                                    value -> attributes.put(change.attribute(), value),
                                    () -> attributes.remove(change.attribute()));
                }
                assertThat(attributes).isEqualTo(Attributes.of(project, after, id));
            });
            assertThat(Sentences.of("alice", each.event(), told))
                    .startsWith("alice ")
                    .endsWith(".")
                    .doesNotContain("\n");
            state = after;
        }
    }

    private static Change set(String attribute, String value) {
        return new Change(attribute, Optional.empty(), Optional.of(value));
    }

    private static ProjectState state(int version) {
        ProjectState state = ProjectState.EMPTY;
        for (Envelope each : EVENTS.subList(0, version)) {
            state = state.evolve(each.event(), each.time());
        }
        return state;
    }

    private static Told told(int version) {
        return Told.of(state(version - 1), state(version), EVENTS.get(version - 1));
    }

    private static Told told(ProjectState before, VpnEvent event) {
        Envelope last = EVENTS.getLast();
        return Told.of(
                before,
                before.evolve(event, Instant.EPOCH),
                new Envelope(last.eventId(), last.projectId(), 16, 116, last.time(), last.cause(), event));
    }

    private static String sentence(int version) {
        return Sentences.of("someone", EVENTS.get(version - 1).event(), told(version));
    }

    private static String sentence(VpnEvent event) {
        return Sentences.of("someone", event, told(END, event));
    }
}
