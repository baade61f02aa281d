package io.culvert.agent.render;

import io.culvert.events.value.IpAddress;
import java.util.regex.Pattern;

/**
 * Who a peer says it is, as charon reads it (strongSwan, identification_create_from_string).
 *
 * @param value without the mark that tells the kind: "vpn" of "@vpn"
 * @param written as it stands in the connection
 */
public record Identity(Kind kind, String value, String written) {
    private static final Pattern NAMED_KIND =
            Pattern.compile("(ipv4|ipv6|rfc822|email|userfqdn|fqdn|dns|asn1dn|asn1gn|xmppaddr|keyid|uri):.*");

    /** What devices tell apart. */
    public enum Kind {
        ADDRESS,
        FQDN,
        EMAIL,
        /** A distinguished name. */
        DN,
        KEY_ID,
        /** Written in strongSwan's own way, which nobody else reads. */
        OTHER
    }

    /** Networks and ranges of addresses: whoever has one in it matches. */
    private static final Pattern MANY = Pattern.compile("(ipv4|ipv6)(net|range):.*", Pattern.CASE_INSENSITIVE);

    /** @throws IllegalArgumentException if charon would take it for "anyone", or for many; names it */
    public static Identity of(String written) {
        String text = written.strip();
        boolean anyone = text.isEmpty() || text.startsWith("%") || text.contains("*");
        if (anyone || text.equals("0.0.0.0") || text.equals("::")) {
            throw new IllegalArgumentException("the identity '" + written + "' would match any peer");
        }
        String[] ends = text.split("[/-]", 2);
        if (MANY.matcher(text).matches() || (ends.length == 2 && isAddress(ends[0].strip()))) {
            throw new IllegalArgumentException("the identity '" + written + "' would match many peers");
        }
        if (NAMED_KIND.matcher(text).matches() || text.startsWith("@@") || text.startsWith("@#")) {
            return new Identity(Kind.OTHER, written, written);
        }
        if (text.contains("=")) {
            return new Identity(Kind.DN, written, written);
        }
        if (written.startsWith("@")) {
            return new Identity(Kind.FQDN, written.substring(1), written);
        }
        if (text.contains("@")) {
            return new Identity(Kind.EMAIL, written, written);
        }
        if (isAddress(text)) {
            return new Identity(Kind.ADDRESS, IpAddress.of(text).toString(), written);
        }
        return new Identity(text.contains(":") ? Kind.KEY_ID : Kind.FQDN, written, written);
    }

    private static boolean isAddress(String text) {
        try {
            return IpAddress.of(text).ipVersion() > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
