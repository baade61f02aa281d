package io.culvert.query.view;

import io.culvert.events.event.About;
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
import io.culvert.events.resource.LeftResource;
import io.culvert.events.value.DriftFinding;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import java.util.List;
import java.util.stream.Collectors;

/** One sentence, on one line, that tells a person what an event says. */
public final class Sentences {
    private Sentences() {}

    /** @param actor who made it happen */
    public static String of(String actor, VpnEvent event, Told told) {
        String it = About.resource(event).map(id -> named(id, told.name())).orElse("the project");
        return oneLine(actor + " " + said(event, it, told) + ".");
    }

    private static String said(VpnEvent event, String it, Told told) {
        return switch (event) {
            case NetworkCreated _ -> "created " + it;
            case SubnetCreated _ -> "created " + it;
            case RouterCreated _ -> "created " + it;
            case IkePolicyCreated _ -> "created " + it;
            case IpsecPolicyCreated _ -> "created " + it;
            case EndpointGroupCreated _ -> "created " + it;
            case VpnServiceCreated _ -> "created " + it;
            case SiteConnectionCreated _ -> "created " + it;
            case WebhookCreated _ -> "created " + it;
            case NetworkUpdated _ -> changed(it, told.changes());
            case SubnetUpdated _ -> changed(it, told.changes());
            case RouterUpdated _ -> changed(it, told.changes());
            case IkePolicyUpdated _ -> changed(it, told.changes());
            case IpsecPolicyUpdated _ -> changed(it, told.changes());
            case EndpointGroupUpdated _ -> changed(it, told.changes());
            case VpnServiceUpdated _ -> changed(it, told.changes());
            case SiteConnectionUpdated _ -> changed(it, told.changes());
            case WebhookUpdated _ -> changed(it, told.changes());
            case ResourceTagged _ -> changed(it, told.changes());
            case QuotasChanged _ -> changed(it, told.changes());
            case NetworkDeleted _ -> "deleted " + it;
            case SubnetDeleted _ -> "deleted " + it;
            case RouterDeleted _ -> "deleted " + it;
            case IkePolicyDeleted _ -> "deleted " + it;
            case IpsecPolicyDeleted _ -> "deleted " + it;
            case EndpointGroupDeleted _ -> "deleted " + it;
            case VpnServiceDeleted _ -> "deleted " + it;
            case SiteConnectionDeleted _ -> "deleted " + it;
            case WebhookDeleted _ -> "deleted " + it;
            case WebhookResumed(var _, var after) -> "had " + it + " go on after version " + after;
            case WebhookDisabled(var _, var reason) -> "disabled " + it + ": " + reason;
            case RouterBound(var binding) ->
                "gave " + it + " to host " + binding.hostId().value() + ", epoch " + binding.epoch();
            case RouterUnbound _ -> "took " + it + " from its host";
            case HeirNamed(var heir) ->
                "had host " + heir.binding().hostId().value() + " make ready for " + it + ", epoch "
                        + heir.binding().epoch() + ": " + heir.why();
            case HeirDismissed(var _, var why) -> "left " + it + " where it is: " + why;
            case WeakCryptoAccepted weak ->
                "was warned of weak cryptography in " + it + ": " + String.join(", ", weak.weaknesses());
            case SecretDisclosed disclosed ->
                "was shown version " + disclosed.psk().version() + " of the pre-shared key of " + it;
            case ChangeSetOpened(var set) ->
                "opened change set " + set.id() + ", to be confirmed by " + set.deadline() + ", with "
                        + set.resources().size() + " resources in it";
            case ChangeSetConfirmed(var id) -> "confirmed change set " + id;
            case ChangeSetReverted(var id, var left) ->
                "took change set " + id + " back"
                        + (left.isEmpty()
                                ? ""
                                : ", but for "
                                        + left.stream().map(Sentences::left).collect(Collectors.joining("; ")));
            case SecretShredded gone ->
                "destroyed all keys to the pre-shared key of " + it + ", versions "
                        + gone.versions().stream().map(String::valueOf).collect(Collectors.joining(", "));
            case DriftDetected drift ->
                "found changed by hand around " + it + ": "
                        + drift.findings().stream().map(DriftFinding::what).collect(Collectors.joining("; "));
            case DriftRepaired repair ->
                "repaired what was changed by hand around " + it + ", found at " + repair.seenAt();
            case StatusReported report ->
                "saw " + it + " " + report.status().wireName() + " ("
                        + report.reason().code().wireName() + ": "
                        + report.reason().text() + ") with version "
                        + report.appliedVersion() + " applied";
        };
    }

    private static String named(ResourceId id, String name) {
        String kind = "the " + kind(ResourceKind.of(id));
        return name.isEmpty() ? kind + " " + id : kind + " '" + name + "'";
    }

    private static String left(LeftResource it) {
        return named(it.kind().id(it.id()), "") + ": " + it.why();
    }

    private static String kind(ResourceKind kind) {
        return switch (kind) {
            case NETWORK -> "network";
            case SUBNET -> "subnet";
            case ROUTER -> "router";
            case IKE_POLICY -> "IKE policy";
            case IPSEC_POLICY -> "IPsec policy";
            case ENDPOINT_GROUP -> "endpoint group";
            case VPN_SERVICE -> "VPN service";
            case SITE_CONNECTION -> "site connection";
            case WEBHOOK -> "webhook";
        };
    }

    private static String changed(String it, List<Change> changes) {
        return changes.isEmpty()
                ? "confirmed " + it + " as it was"
                : "changed " + it + ": "
                        + changes.stream().map(Sentences::changed).collect(Collectors.joining("; "));
    }

    /** As in {@code mtu from 1500 to 1400}. */
    public static String changed(Change change) {
        String from = change.before().map(value -> " from " + value).orElse("");
        String to = change.after().map(value -> " to " + value).orElse(" to nothing");
        return change.attribute() + from + to;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
