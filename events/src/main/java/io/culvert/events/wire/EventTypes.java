package io.culvert.events.wire;

import io.culvert.events.event.ChangeSetConfirmed;
import io.culvert.events.event.ChangeSetOpened;
import io.culvert.events.event.ChangeSetReverted;
import io.culvert.events.event.DriftDetected;
import io.culvert.events.event.DriftRepaired;
import io.culvert.events.event.EndpointGroupCreated;
import io.culvert.events.event.EndpointGroupDeleted;
import io.culvert.events.event.EndpointGroupUpdated;
import io.culvert.events.event.HeirDismissed;
import io.culvert.events.event.HeirNamed;
import io.culvert.events.event.IkePolicyCreated;
import io.culvert.events.event.IkePolicyDeleted;
import io.culvert.events.event.IkePolicyUpdated;
import io.culvert.events.event.IpsecPolicyCreated;
import io.culvert.events.event.IpsecPolicyDeleted;
import io.culvert.events.event.IpsecPolicyUpdated;
import io.culvert.events.event.NetworkCreated;
import io.culvert.events.event.NetworkDeleted;
import io.culvert.events.event.NetworkUpdated;
import io.culvert.events.event.QuotasChanged;
import io.culvert.events.event.ResourceTagged;
import io.culvert.events.event.RouterBound;
import io.culvert.events.event.RouterCreated;
import io.culvert.events.event.RouterDeleted;
import io.culvert.events.event.RouterUnbound;
import io.culvert.events.event.RouterUpdated;
import io.culvert.events.event.SecretDisclosed;
import io.culvert.events.event.SecretShredded;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionDeleted;
import io.culvert.events.event.SiteConnectionUpdated;
import io.culvert.events.event.StatusReported;
import io.culvert.events.event.SubnetCreated;
import io.culvert.events.event.SubnetDeleted;
import io.culvert.events.event.SubnetUpdated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.VpnServiceCreated;
import io.culvert.events.event.VpnServiceDeleted;
import io.culvert.events.event.VpnServiceUpdated;
import io.culvert.events.event.WeakCryptoAccepted;
import io.culvert.events.event.WebhookCreated;
import io.culvert.events.event.WebhookDeleted;
import io.culvert.events.event.WebhookDisabled;
import io.culvert.events.event.WebhookResumed;
import io.culvert.events.event.WebhookUpdated;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The wire name of each event type, CloudEvents attribute {@code type}; a name, once published, never changes. */
public final class EventTypes {
    private static final Map<Class<? extends VpnEvent>, String> NAMES = Map.ofEntries(
            Map.entry(NetworkCreated.class, "io.culvert.network.created.v1"),
            Map.entry(NetworkUpdated.class, "io.culvert.network.updated.v1"),
            Map.entry(NetworkDeleted.class, "io.culvert.network.deleted.v1"),
            Map.entry(SubnetCreated.class, "io.culvert.subnet.created.v1"),
            Map.entry(SubnetUpdated.class, "io.culvert.subnet.updated.v1"),
            Map.entry(SubnetDeleted.class, "io.culvert.subnet.deleted.v1"),
            Map.entry(RouterCreated.class, "io.culvert.router.created.v1"),
            Map.entry(RouterUpdated.class, "io.culvert.router.updated.v1"),
            Map.entry(RouterDeleted.class, "io.culvert.router.deleted.v1"),
            Map.entry(IkePolicyCreated.class, "io.culvert.ike-policy.created.v2"),
            Map.entry(IkePolicyUpdated.class, "io.culvert.ike-policy.updated.v2"),
            Map.entry(IkePolicyDeleted.class, "io.culvert.ike-policy.deleted.v1"),
            Map.entry(IpsecPolicyCreated.class, "io.culvert.ipsec-policy.created.v2"),
            Map.entry(IpsecPolicyUpdated.class, "io.culvert.ipsec-policy.updated.v2"),
            Map.entry(IpsecPolicyDeleted.class, "io.culvert.ipsec-policy.deleted.v1"),
            Map.entry(EndpointGroupCreated.class, "io.culvert.endpoint-group.created.v1"),
            Map.entry(EndpointGroupUpdated.class, "io.culvert.endpoint-group.updated.v1"),
            Map.entry(EndpointGroupDeleted.class, "io.culvert.endpoint-group.deleted.v1"),
            Map.entry(VpnServiceCreated.class, "io.culvert.vpn-service.created.v1"),
            Map.entry(VpnServiceUpdated.class, "io.culvert.vpn-service.updated.v1"),
            Map.entry(VpnServiceDeleted.class, "io.culvert.vpn-service.deleted.v1"),
            Map.entry(SiteConnectionCreated.class, "io.culvert.site-connection.created.v3"),
            Map.entry(SiteConnectionUpdated.class, "io.culvert.site-connection.updated.v3"),
            Map.entry(SiteConnectionDeleted.class, "io.culvert.site-connection.deleted.v1"),
            Map.entry(RouterBound.class, "io.culvert.router.bound.v1"),
            Map.entry(RouterUnbound.class, "io.culvert.router.unbound.v1"),
            Map.entry(HeirNamed.class, "io.culvert.heir.named.v1"),
            Map.entry(HeirDismissed.class, "io.culvert.heir.dismissed.v1"),
            Map.entry(ResourceTagged.class, "io.culvert.resource.tagged.v1"),
            Map.entry(QuotasChanged.class, "io.culvert.quotas.changed.v1"),
            Map.entry(WeakCryptoAccepted.class, "io.culvert.weak-crypto.accepted.v1"),
            Map.entry(SecretDisclosed.class, "io.culvert.secret.disclosed.v1"),
            Map.entry(ChangeSetOpened.class, "io.culvert.change-set.opened.v1"),
            Map.entry(ChangeSetConfirmed.class, "io.culvert.change-set.confirmed.v1"),
            Map.entry(ChangeSetReverted.class, "io.culvert.change-set.reverted.v1"),
            Map.entry(SecretShredded.class, "io.culvert.secret.shredded.v1"),
            Map.entry(WebhookCreated.class, "io.culvert.webhook.created.v1"),
            Map.entry(WebhookUpdated.class, "io.culvert.webhook.updated.v1"),
            Map.entry(WebhookDeleted.class, "io.culvert.webhook.deleted.v1"),
            Map.entry(WebhookResumed.class, "io.culvert.webhook.resumed.v1"),
            Map.entry(WebhookDisabled.class, "io.culvert.webhook.disabled.v1"),
            Map.entry(StatusReported.class, "io.culvert.status.reported.v4"),
            Map.entry(DriftDetected.class, "io.culvert.drift.detected.v1"),
            Map.entry(DriftRepaired.class, "io.culvert.drift.repaired.v1"));

    private static final Map<String, Class<? extends VpnEvent>> CLASSES =
            NAMES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private EventTypes() {}

    /** Every event type there is. */
    public static Set<Class<? extends VpnEvent>> all() {
        return NAMES.keySet();
    }

    /** The types that are written today, by their names. */
    public static Map<String, Class<? extends VpnEvent>> byName() {
        return CLASSES;
    }

    public static String nameOf(VpnEvent event) {
        String name = NAMES.get(event.getClass());
        if (name == null) {
            throw new IllegalStateException("no wire name for " + event.getClass());
        }
        return name;
    }

    /** True if it is a name of that event, in whatever version, be it one that only a newer Culvert knows. */
    public static boolean isOf(Class<? extends VpnEvent> event, String type) {
        String name = NAMES.getOrDefault(event, "");
        return type.startsWith(name.substring(0, name.lastIndexOf('.') + 1));
    }

    /**
     * Reads the data of an event of any version there ever was.
     *
     * @throws UnreadableException if the type is unknown, or the data is not of that type
     */
    public static VpnEvent read(String type, String data) {
        Upcasters.Typed present = Upcasters.toPresent(type, data);
        return Json.read(present.data(), classOf(present.type()));
    }

    /** If no such type is known a newer Culvert wrote it, so this stream must stop. */
    private static Class<? extends VpnEvent> classOf(String name) {
        Class<? extends VpnEvent> type = CLASSES.get(name);
        if (type == null) {
            throw new UnreadableException("unknown event type '" + name + "'");
        }
        return type;
    }
}
