package io.culvert.events.resource;

import io.culvert.events.value.ResourceId;

/** What every resource has: an identity of its own kind, and a name that need not be unique. */
public sealed interface Resource
        permits Network, Subnet, Router, IkePolicy, IpsecPolicy, EndpointGroup, VpnService, SiteConnection, Webhook {
    ResourceId id();

    String name();
}
