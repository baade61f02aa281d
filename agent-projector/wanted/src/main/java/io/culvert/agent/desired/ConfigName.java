package io.culvert.agent.desired;

import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Proposal;
import io.culvert.events.value.AuthMode;
import io.culvert.events.value.Cidr;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.NatTraversal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What connections and children are called in charon: after all that is negotiated and nothing else. An SA keeps the
 * name of the configuration that it was made from, so its name alone tells whether it is as wanted, even to an agent
 * that was not there when it was made; lifetimes and dead peer detection are not negotiated and change no name.
 */
public final class ConfigName {
    private static final int ID_LENGTH = 36;

    private ConfigName() {}

    public static String ofIke(
            IpAddress local,
            String remote,
            String localId,
            String remoteId,
            IkePolicy policy,
            NatTraversal natTraversal,
            AuthMode authMode) {
        return digest(
                        local.toString(),
                        remote,
                        localId,
                        remoteId,
                        policy.authAlgorithm().wireName(),
                        policy.encryptionAlgorithm().wireName(),
                        policy.pfs().wireName(),
                        policy.ikeVersion().wireName(),
                        policy.phase1Mode().wireName()
                                + further(policy.furtherProposals())
                                + (natTraversal == NatTraversal.AUTO ? "" : " " + natTraversal.wireName())
                                + (authMode == AuthMode.PSK ? "" : " " + authMode.wireName()))
                .toString();
    }

    /** The id of the site connection, and a mark that differs when anything negotiated differs. */
    public static String ofChild(ConnectionId id, IpsecPolicy policy, List<Cidr> localTs, List<Cidr> remoteTs) {
        UUID digest = digest(
                policy.transformProtocol().wireName(),
                policy.authAlgorithm().wireName(),
                policy.encryptionAlgorithm().wireName(),
                policy.encapsulationMode().wireName(),
                policy.pfs().wireName() + further(policy.furtherProposals()),
                sorted(localTs),
                sorted(remoteTs));
        return id + "-" + digest.toString().substring(0, 8);
    }

    /** The site connection that a child of that name belongs to; empty if it is none of ours. */
    public static Optional<ConnectionId> connectionOf(String childName) {
        try {
            return childName.length() < ID_LENGTH
                    ? Optional.empty()
                    : Optional.of(ConnectionId.of(childName.substring(0, ID_LENGTH)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A short mark of some texts, for names that must differ when the texts do. */
    public static String mark(String... texts) {
        return digest(texts).toString().substring(0, 8);
    }

    /** Nothing for none: a tunnel made before there were any keeps its name. */
    private static String further(List<Proposal> proposals) {
        return proposals.stream()
                .map(it -> "+" + it.authAlgorithm().wireName() + "/"
                        + it.encryptionAlgorithm().wireName() + "/" + it.pfs().wireName())
                .collect(Collectors.joining());
    }

    private static String sorted(List<Cidr> cidrs) {
        return cidrs.stream()
                .map(cidr -> cidr.masked().toString())
                .sorted()
                .toList()
                .toString();
    }

    /** A name-based UUID (RFC 9562 section 5.3): no secret goes in, so that MD5 is good enough. */
    private static UUID digest(String... texts) {
        return UUID.nameUUIDFromBytes(String.join("\0", texts).getBytes(StandardCharsets.UTF_8));
    }
}
