package io.culvert.agent.render.peer;

import io.culvert.agent.desired.TrafficPair;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.Dpd;
import io.culvert.events.value.DpdAction;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.Phase1Mode;
import io.culvert.events.value.TransformProtocol;
import java.util.List;

/**
 * A site connection as its peer sees it.
 *
 * @param own the peer's side
 * @param culvert the router's side, always with an IP literal
 * @param initiator what Culvert's side does; if it only responds, the peer has to begin
 */
public record Peer(
        ConnectionId id, Side own, Side culvert, IkePolicy ike, IpsecPolicy ipsec, Dpd dpd, Initiator initiator) {
    /** @throws IllegalArgumentException if no peer could be configured so; names the value */
    public Peer {
        if (ipsec.transformProtocol() == TransformProtocol.AH_ESP) {
            throw new IllegalArgumentException(
                    "transform_protocol 'ah-esp': Culvert's side negotiates either, never both");
        }
    }

    /** What it is called in the peer's configuration: letters, digits and "-". */
    public String name() {
        return "culvert-" + id.toString().substring(0, 8);
    }

    public boolean isV1() {
        return ike.ikeVersion() == IkeVersion.V1;
    }

    public boolean isAggressive() {
        return isV1() && ike.phase1Mode() == Phase1Mode.AGGRESSIVE;
    }

    public boolean isAh() {
        return ipsec.transformProtocol() == TransformProtocol.AH;
    }

    public boolean isTransport() {
        return ipsec.encapsulationMode() == EncapsulationMode.TRANSPORT;
    }

    public boolean begins() {
        return initiator == Initiator.RESPONSE_ONLY;
    }

    public boolean watches() {
        return dpd.action() != DpdAction.DISABLED;
    }

    /** How often a silent peer is asked before it is given up, at least once. */
    public int dpdFailures() {
        return Math.max(1, dpd.timeoutSeconds() / Math.max(1, dpd.intervalSeconds()));
    }

    /** Early enough before the end of a lifetime, both in seconds. */
    static int rekeySeconds(int lifetime) {
        return lifetime - lifetime / 10;
    }

    /** Which networks the tunnel joins, the peer's first. */
    public List<TrafficPair> pairs() {
        return own.networks().stream()
                .flatMap(mine -> culvert.networks().stream()
                        .filter(theirs -> theirs.ipVersion() == mine.ipVersion())
                        .map(theirs -> new TrafficPair(mine, theirs)))
                .toList();
    }
}
