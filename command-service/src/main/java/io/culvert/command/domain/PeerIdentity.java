package io.culvert.command.domain;

import io.culvert.events.api.ApiError;
import io.culvert.events.value.IpAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What may stand in {@code peer_id}, {@code local_id} and {@code peer_address}. charon takes some texts for "anyone"
 * (strongSwan, identification_create_from_string); a connection that names no one would admit everyone with the key. */
final class PeerIdentity {
    /** RFC 1123 section 2.1, and underscores, which resolvers accept; the last label is not a number. */
    private static final Pattern HOST_NAME =
            Pattern.compile("(?=.{1,253}$)([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\\.)*"
                    + "(?![0-9]+\\.?$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\\.?");

    private static final Pattern MANY = Pattern.compile("(ipv4net|ipv6net|ipv4range|ipv6range):.*");

    private static final Set<IpAddress> UNSPECIFIED = Set.of(IpAddress.of("0.0.0.0"), IpAddress.of("::"));

    private PeerIdentity() {}

    static void checkPeerId(String id) {
        if (id.isBlank()) {
            throw new RefusedException(Refusals.identityNotAllowed("peer_id", id, "names no peer"));
        }
        check("peer_id", id);
    }

    /** Empty stands for the service's own address. */
    static void checkLocalId(String id) {
        if (!id.isEmpty()) {
            check("local_id", id);
        }
    }

    private static void check(String attribute, String id) {
        if (id.chars().anyMatch(Character::isISOControl)) {
            // Not shown: it would be injected into whatever shows it.
            throw new RefusedException(new ApiError(
                    400, "HTTPBadRequest", "Invalid input for " + attribute + ". Reason: control characters."));
        }
        String bare = id.strip().toLowerCase(Locale.ROOT);
        if (bare.isEmpty()
                || bare.startsWith("%any")
                || bare.contains("*")
                || address(bare).filter(UNSPECIFIED::contains).isPresent()) {
            throw new RefusedException(Refusals.identityNotAllowed(attribute, id, "stands for any peer"));
        }
        if (isOfMany(bare)) {
            throw new RefusedException(Refusals.identityNotAllowed(attribute, id, "stands for many peers"));
        }
    }

    /** A network or a range of addresses: whoever has one in it is let in. */
    private static boolean isOfMany(String bare) {
        String[] ends = bare.split("[/-]", 2);
        return MANY.matcher(bare).matches()
                || (ends.length == 2 && address(ends[0].strip()).isPresent());
    }

    static void checkPeerAddress(String peer) {
        boolean usable = address(peer)
                .map(literal -> !UNSPECIFIED.contains(literal))
                .orElseGet(() -> HOST_NAME.matcher(peer).matches());
        if (!usable) {
            throw new RefusedException(Refusals.peerAddressNotResolved(peer));
        }
    }

    /** Empty if the text is no address literal. */
    static Optional<IpAddress> address(String text) {
        try {
            return Optional.of(IpAddress.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
