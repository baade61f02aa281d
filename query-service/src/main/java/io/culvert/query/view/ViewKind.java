package io.culvert.query.view;

import io.culvert.events.resource.ChangeSet;
import io.culvert.events.resource.EndpointGroup;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Router;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.resource.Subnet;
import io.culvert.events.resource.VpnService;
import io.culvert.events.resource.Webhook;
import io.culvert.events.value.ResourceKind;

/** The kinds of stored documents, with the names that their keys carry; a name never changes. */
public enum ViewKind {
    NETWORK("network", Network.class),
    SUBNET("subnet", Subnet.class),
    ROUTER("router", Router.class),
    IKE_POLICY("ike-policy", IkePolicy.class),
    IPSEC_POLICY("ipsec-policy", IpsecPolicy.class),
    ENDPOINT_GROUP("endpoint-group", EndpointGroup.class),
    VPN_SERVICE("vpn-service", VpnService.class),
    SITE_CONNECTION("site-connection", SiteConnection.class),
    ROUTER_HOSTING("router-hosting", RouterHosting.class),
    CONNECTION_HOSTING("connection-hosting", ConnectionHosting.class),
    QUOTAS("quotas", ProjectQuotas.class),
    CHANGE_SET("change-set", ChangeSet.class),
    WEBHOOK("webhook", Webhook.class);

    private final String key;
    private final Class<? extends Record> type;

    ViewKind(String key, Class<? extends Record> type) {
        this.key = key;
        this.type = type;
    }

    /** The kind of the documents of such resources. */
    static ViewKind of(ResourceKind kind) {
        return switch (kind) {
            case NETWORK -> NETWORK;
            case SUBNET -> SUBNET;
            case ROUTER -> ROUTER;
            case IKE_POLICY -> IKE_POLICY;
            case IPSEC_POLICY -> IPSEC_POLICY;
            case ENDPOINT_GROUP -> ENDPOINT_GROUP;
            case VPN_SERVICE -> VPN_SERVICE;
            case SITE_CONNECTION -> SITE_CONNECTION;
            case WEBHOOK -> WEBHOOK;
        };
    }

    public String key() {
        return key;
    }

    public Class<? extends Record> type() {
        return type;
    }
}
