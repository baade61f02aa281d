package io.culvert.agent.render.peer;

import io.culvert.events.value.WireName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a peer's configuration can be written for. */
public enum PeerFormat implements WireName {
    SWANCTL("swanctl"),
    IPSEC_CONF("ipsec.conf"),
    LIBRESWAN("libreswan"),
    VYOS("vyos"),
    CISCO_IOS("cisco-ios"),
    JUNIPER_SRX("juniper-srx"),
    PFSENSE("pfsense"),
    MIKROTIK("mikrotik");

    private final String wireName;

    PeerFormat(String wireName) {
        this.wireName = wireName;
    }

    /** @throws IllegalArgumentException if there is none of that name; tells which there are */
    public static PeerFormat of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no format '" + name + "', but "
                        + Arrays.stream(values()).map(WireName::wireName).collect(Collectors.joining(", "))));
    }

    @Override
    public String wireName() {
        return wireName;
    }

    /** The files for the peer, with a text in the place of the pre-shared key that says so.
     * @throws IllegalArgumentException if the device can't do what the connection asks for; names it */
    public List<PeerFile> render(Peer peer) {
        return switch (this) {
            case SWANCTL -> Swanctl.render(peer);
            case IPSEC_CONF -> IpsecConf.render(peer);
            case LIBRESWAN -> Libreswan.render(peer);
            case VYOS -> Vyos.render(peer);
            case CISCO_IOS -> CiscoIos.render(peer);
            case JUNIPER_SRX -> JuniperSrx.render(peer);
            case PFSENSE -> Pfsense.render(peer);
            case MIKROTIK -> Mikrotik.render(peer);
        };
    }
}
