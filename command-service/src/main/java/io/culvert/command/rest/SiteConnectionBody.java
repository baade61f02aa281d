package io.culvert.command.rest;

import io.culvert.command.domain.AuthChange;
import io.culvert.command.domain.Defaults;
import io.culvert.command.domain.DpdChanges;
import io.culvert.command.domain.SiteConnectionChanges;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.DpdAction;
import io.culvert.events.value.EndpointGroupId;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.NatTraversal;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.VpnServiceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The attributes of a site connection, without its secret. */
final class SiteConnectionBody {
    private SiteConnectionBody() {}

    /** Parses the whole body; what it gives makes the connection once its secret is sealed. */
    static Function<SecretRef, SiteConnection> creation(ConnectionId id, Attributes attributes, AuthChange auth) {
        VpnServiceId service = attributes.required("vpnservice_id", VpnServiceId::of);
        IkePolicyId ike = attributes.required("ikepolicy_id", IkePolicyId::of);
        IpsecPolicyId ipsec = attributes.required("ipsecpolicy_id", IpsecPolicyId::of);
        String peerAddress = attributes.required("peer_address", Function.identity());
        String peerId = attributes.required("peer_id", Function.identity());
        SiteConnectionChanges rest = changes(attributes).with(auth);
        return psk -> rest.appliedTo(Defaults.siteConnection(id, service, ike, ipsec, peerAddress, peerId, psk));
    }

    static SiteConnectionChanges changes(Attributes attributes) {
        return new SiteConnectionChanges(
                attributes.name(),
                attributes.text("description"),
                attributes.line("peer_address"),
                attributes.line("peer_id"),
                attributes.line("local_id"),
                attributes.lines("peer_cidrs").map(SiteConnectionBody::cidrs),
                attributes.change("local_ep_group_id", EndpointGroupId::of),
                attributes.change("peer_ep_group_id", EndpointGroupId::of),
                attributes.count("mtu"),
                attributes.oneOf("initiator", Initiator.class),
                dpd(attributes),
                attributes.bool("admin_state_up"),
                Optional.empty(),
                attributes.oneOf("nat_traversal", NatTraversal.class),
                new AuthChange.Keep());
    }

    private static List<Cidr> cidrs(List<String> texts) {
        List<Cidr> cidrs = new ArrayList<>();
        Set<Cidr> seen = new HashSet<>();
        for (String text : texts) {
            Cidr cidr = cidr(text);
            if (!seen.add(cidr.masked())) {
                throw Malformed.attribute("peer_cidrs", "Duplicate items in the list: '" + text + "'");
            }
            cidrs.add(cidr);
        }
        return cidrs;
    }

    private static Cidr cidr(String text) {
        try {
            return Cidr.of(text);
        } catch (IllegalArgumentException e) {
            throw Malformed.attribute("peer_cidrs", String.valueOf(e.getMessage()));
        }
    }

    private static DpdChanges dpd(Attributes attributes) {
        Attributes dpd = attributes.dictionary("dpd", Set.of("action", "interval", "timeout"));
        return new DpdChanges(dpd.oneOf("action", DpdAction.class), dpd.count("interval"), dpd.count("timeout"));
    }
}
