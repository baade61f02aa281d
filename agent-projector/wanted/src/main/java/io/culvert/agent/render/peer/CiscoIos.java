package io.culvert.agent.render.peer;

import io.culvert.agent.render.Identity;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.IpAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cisco IOS and IOS XE with a crypto map, which is for IPv4. */
final class CiscoIos {
    private static final String DEVICE = "cisco-ios";
    private static final Map<String, String> GROUPS =
            Algorithms.groups(number -> number, 2, 5, 14, 15, 16, 19, 20, 21, 24);

    private static final Vocabulary IKEV1 = new Vocabulary(
            DEVICE,
            Use.IKE,
            Algorithms.table("3des=3des aes-128=aes+128 aes-192=aes+192 aes-256=aes+256"),
            Algorithms.table("sha1=sha sha256=sha256 sha384=sha384 sha512=sha512"),
            GROUPS);
    private static final Vocabulary IKEV2 = new Vocabulary(
            DEVICE,
            Use.IKE,
            Algorithms.table("3des=3des aes-128=aes-cbc-128 aes-192=aes-cbc-192 aes-256=aes-cbc-256"
                    + " aes-128-gcm-16=aes-gcm-128 aes-256-gcm-16=aes-gcm-256"),
            Algorithms.table("sha1=sha1 sha256=sha256 sha384=sha384 sha512=sha512"),
            GROUPS);
    private static final Vocabulary ESP = new Vocabulary(
            DEVICE,
            Use.ESP,
            Algorithms.table("3des=esp-3des aes-128=esp-aes+128 aes-192=esp-aes+192 aes-256=esp-aes+256"
                    + " aes-128-gcm-16=esp-gcm+128 aes-192-gcm-16=esp-gcm+192 aes-256-gcm-16=esp-gcm+256"),
            Algorithms.table("sha1=esp-sha-hmac sha256=esp-sha256-hmac sha384=esp-sha384-hmac sha512=esp-sha512-hmac"),
            GROUPS);
    private static final Vocabulary AH = new Vocabulary(
            DEVICE,
            Use.AH,
            Map.of(),
            Algorithms.table("sha1=ah-sha-hmac sha256=ah-sha256-hmac sha384=ah-sha384-hmac sha512=ah-sha512-hmac"),
            GROUPS);

    private CiscoIos() {}

    static List<PeerFile> render(Peer peer) {
        Map<String, Object> values = new HashMap<>();
        values.put("ike", (peer.isV1() ? IKEV1 : IKEV2).first(peer.ike().proposals()));
        values.put("child", (peer.isAh() ? AH : ESP).first(peer.ipsec().proposals()));
        values.put("culvert", v4(peer.culvert().address()));
        values.put("localId", peer.isV1() ? v1Identity(peer.own(), "address") : v2Identity(peer.own(), ""));
        values.put("remoteId", peer.isV1() ? v1Match(peer.culvert()) : v2Identity(peer.culvert(), " 255.255.255.255"));
        values.put("ikeSeconds", Limits.lifetime(DEVICE, peer.ike().lifetime().seconds(), 60, 86400));
        values.put(
                "childSeconds", Limits.lifetime(DEVICE, peer.ipsec().lifetime().seconds(), 120, 86400));
        values.put("dpdInterval", Math.clamp(peer.dpd().intervalSeconds(), 10, 3600));
        values.put(
                "pairs",
                peer.pairs().stream()
                        .map(pair -> Map.of("from", entry(pair.local()), "to", entry(pair.remote())))
                        .toList());
        return List.of(new PeerFile(
                peer.name() + ".ios", PeerTemplates.render(Syntax.LINE, "cisco-ios.config", peer, values)));
    }

    private static String v4(String address) {
        if (IpAddress.of(address).ipVersion() != 4) {
            throw new IllegalArgumentException(DEVICE + ": a crypto map is for IPv4, not for '" + address + "'");
        }
        return address;
    }

    /** Network and wildcard mask. */
    private static String entry(Cidr network) {
        v4(network.address().toString());
        long wildcard = (1L << (32 - network.prefixLength())) - 1;
        return network.address() + " "
                + "%d.%d.%d.%d".formatted(wildcard >> 24, wildcard >> 16 & 255, wildcard >> 8 & 255, wildcard & 255);
    }

    private static String v1Identity(Side side, String address) {
        Identity identity = Identity.of(side.identity());
        return switch (identity.kind()) {
            case ADDRESS -> address;
            case FQDN -> "fqdn " + Syntax.WORDS.write(identity.value());
            case EMAIL -> "user-fqdn " + Syntax.WORDS.write(identity.value());
            case DN, KEY_ID, OTHER -> throw Identities.unknown(DEVICE, identity);
        };
    }

    private static String v1Match(Side side) {
        Identity identity = Identity.of(side.identity());
        return switch (identity.kind()) {
            case ADDRESS -> "address " + v4(identity.value()) + " 255.255.255.255";
            case FQDN -> "host " + Syntax.WORDS.write(identity.value());
            case EMAIL -> "user " + Syntax.WORDS.write(identity.value());
            case DN, KEY_ID, OTHER -> throw Identities.unknown(DEVICE, identity);
        };
    }

    private static String v2Identity(Side side, String mask) {
        Identity identity = Identity.of(side.identity());
        return switch (identity.kind()) {
            case ADDRESS -> "address " + v4(identity.value()) + mask;
            case FQDN -> "fqdn " + Syntax.WORDS.write(identity.value());
            case EMAIL -> "email " + Syntax.WORDS.write(identity.value());
            case KEY_ID -> "key-id " + Syntax.WORDS.write(identity.value());
            case DN, OTHER -> throw Identities.unknown(DEVICE, identity);
        };
    }
}
