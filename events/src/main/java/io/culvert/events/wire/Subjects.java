package io.culvert.events.wire;

import io.culvert.events.event.EndpointGroupCreated;
import io.culvert.events.event.EndpointGroupDeleted;
import io.culvert.events.event.EndpointGroupUpdated;
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

/** What an event is about, as {@code kind/id}: CloudEvents attribute {@code subject}. */
public final class Subjects {
    private Subjects() {}

    public static String of(VpnEvent fact) {
        return switch (fact) {
            case NetworkCreated event -> "network/" + event.network().id();
            case NetworkUpdated event -> "network/" + event.network().id();
            case NetworkDeleted event -> "network/" + event.id();
            case SubnetCreated event -> "subnet/" + event.subnet().id();
            case SubnetUpdated event -> "subnet/" + event.subnet().id();
            case SubnetDeleted event -> "subnet/" + event.id();
            case RouterCreated event -> "router/" + event.router().id();
            case RouterUpdated event -> "router/" + event.router().id();
            case RouterDeleted event -> "router/" + event.id();
            case IkePolicyCreated event -> "ike-policy/" + event.policy().id();
            case IkePolicyUpdated event -> "ike-policy/" + event.policy().id();
            case IkePolicyDeleted event -> "ike-policy/" + event.id();
            case IpsecPolicyCreated event -> "ipsec-policy/" + event.policy().id();
            case IpsecPolicyUpdated event -> "ipsec-policy/" + event.policy().id();
            case IpsecPolicyDeleted event -> "ipsec-policy/" + event.id();
            case EndpointGroupCreated event -> "endpoint-group/" + event.group().id();
            case EndpointGroupUpdated event -> "endpoint-group/" + event.group().id();
            case EndpointGroupDeleted event -> "endpoint-group/" + event.id();
            case VpnServiceCreated event -> "vpn-service/" + event.service().id();
            case VpnServiceUpdated event -> "vpn-service/" + event.service().id();
            case VpnServiceDeleted event -> "vpn-service/" + event.id();
            case SiteConnectionCreated event ->
                "site-connection/" + event.connection().id();
            case SiteConnectionUpdated event ->
                "site-connection/" + event.connection().id();
            case SiteConnectionDeleted event -> "site-connection/" + event.id();
            case RouterBound event -> "router/" + event.binding().routerId();
            case RouterUnbound event -> "router/" + event.id();
            case ResourceTagged event -> event.kind().wireName() + "/" + event.id();
            case WeakCryptoAccepted event -> event.kind().wireName() + "/" + event.id();
            case QuotasChanged event -> "quotas";
            case StatusReported event -> "site-connection/" + event.connectionId();
        };
    }
}
