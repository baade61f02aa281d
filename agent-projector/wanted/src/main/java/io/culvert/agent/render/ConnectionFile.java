package io.culvert.agent.render;

import io.culvert.agent.desired.DesiredChild;
import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.section.Section;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.DpdAction;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Initiator;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.NatTraversal;
import io.culvert.events.value.Phase1Mode;
import io.culvert.events.value.TransformProtocol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The swanctl file of one IKE connection, without secrets: rendered for people to read, parsed for charon to load
 * (swanctl.conf(5)). */
public final class ConnectionFile {
    private ConnectionFile() {}

    /** @param ikeName the connection's name in charon, of letters, digits, "_" and "-"
     *  @throws IllegalArgumentException if charon could not carry it out, or would read more into it than was meant (a
     *      control character, an identity that matches any peer, AH with ESP); names the value */
    public static String render(DesiredIke ike, String ikeName) {
        boolean v1 = ike.policy().ikeVersion() == IkeVersion.V1;
        boolean watched = ike.dpd().action() != DpdAction.DISABLED;
        int lifetime = ike.policy().lifetime().seconds();
        Map<String, Object> values = new HashMap<>();
        values.put("name", ikeName);
        values.put("version", v1 ? 1 : 2);
        values.put("aggressive", v1 && ike.policy().phase1Mode() == Phase1Mode.AGGRESSIVE);
        values.put("encapsulated", ike.natTraversal() == NatTraversal.FORCED);
        values.put("localAddress", ike.localAddress().toString());
        values.put("remoteAddress", single(ike.remoteAddress()));
        values.put("proposal", Proposals.of(ike.policy()));
        values.put("rekeySeconds", rekeySeconds(ike.policy().lifetime()));
        // What charon allows the rekeying to take: with it, the SA ends exactly with its lifetime.
        values.put("overSeconds", lifetime - rekeySeconds(ike.policy().lifetime()));
        values.put("dpdDelay", watched ? ike.dpd().intervalSeconds() : 0);
        values.put("dpdTimeout", watched && v1 ? ike.dpd().timeoutSeconds() : 0);
        values.put("localId", Identity.of(ike.localId()).written());
        values.put("remoteId", Identity.of(ike.remoteId()).written());
        values.put("auth", ike.certificates().isPresent() ? "pubkey" : "psk");
        values.put("own", ike.certificates().map(CertificateNames::own).orElse(""));
        values.put(
                "authorities",
                ike.certificates().map(CertificateNames::authorities).orElse(""));
        values.put("certificates", ike.certificates().map(CertificateNames::all).orElse(List.of()));
        values.put("startAction", startAction(ike.initiator()));
        values.put("dpdAction", dpdAction(ike));
        values.put(
                "children", ike.children().stream().map(ConnectionFile::child).toList());
        return Templates.settings("connection.conf", values);
    }

    /** The section of connections that {@link io.culvert.agent.vici.Charon#loadConnection} takes.
     * @throws IllegalArgumentException if the text is not such a file; says where */
    public static Section parse(String text) {
        Section file = SettingsParser.parse(text);
        return CertificateNames.replaced(file.section("connections"), file.section("certificates"));
    }

    private static Map<String, Object> child(DesiredChild child) {
        IpsecPolicy policy = child.policy();
        boolean ah = policy.transformProtocol() == TransformProtocol.AH;
        if (policy.transformProtocol() == TransformProtocol.AH_ESP) {
            throw new IllegalArgumentException("transform_protocol 'ah-esp': charon negotiates either, never both");
        }
        return Map.of(
                "name", child.name(),
                "localTs", list(child.localTs()),
                "remoteTs", list(child.remoteTs()),
                "protocol", ah ? "ah" : "esp",
                "proposal", ah ? Proposals.ofAh(policy) : Proposals.ofEsp(policy),
                "mode", policy.encapsulationMode().wireName(),
                "lifeSeconds", policy.lifetime().seconds(),
                "rekeySeconds", rekeySeconds(policy.lifetime()));
    }

    /** Early enough to replace the SA before its lifetime is over. Charon draws the moment from the tenth before it: two
     * peers that rekeyed at one moment would double their SAs. */
    private static int rekeySeconds(Lifetime lifetime) {
        return lifetime.seconds() - lifetime.seconds() / 10;
    }

    /** A trap lets traffic that finds no SA ask for one; who may only respond must not even do that. */
    private static String startAction(Initiator initiator) {
        return initiator == Initiator.RESPONSE_ONLY ? "none" : "trap";
    }

    private static String dpdAction(DesiredIke ike) {
        if (ike.initiator() == Initiator.RESPONSE_ONLY) {
            return "clear";
        }
        return switch (ike.dpd().action()) {
            case HOLD -> "trap";
            case RESTART, RESTART_BY_PEER -> "start";
            case CLEAR, DISABLED -> "clear";
        };
    }

    private static String list(List<Cidr> prefixes) {
        return prefixes.stream().map(Cidr::toString).collect(Collectors.joining(","));
    }

    private static String single(String address) {
        if (address.contains(",") || address.contains("%") || address.isBlank()) {
            throw new IllegalArgumentException("'" + address + "' is not one peer's address");
        }
        return address;
    }
}
