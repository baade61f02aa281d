package io.culvert.events.value;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** An IPv4 or IPv6 address, never a name; its text is canonical (RFC 5952). */
public record IpAddress(InetAddress inet) implements Comparable<IpAddress> {
    /** @throws IllegalArgumentException if the text is no address literal; names the text */
    public static IpAddress of(String text) {
        // ofLiteral also reads "10.1" and "[::1]%eth0"; an address has one way to be written here.
        boolean v4 = isDottedQuad(text);
        boolean v6 = text.contains(":") && text.indexOf('%') < 0 && text.indexOf('[') < 0;
        if (!v4 && !v6) {
            throw new IllegalArgumentException("'" + text + "' is not a valid IP address");
        }
        try {
            return new IpAddress(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not a valid IP address", e);
        }
    }

    private static boolean isDottedQuad(String text) {
        int dots = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && digits > 0) {
                dots++;
                digits = 0;
            } else if (c < '0' || c > '9' || ++digits > 3) {
                return false;
            }
        }
        return dots == 3 && digits > 0;
    }

    /** @param octets 4 or 16, in network order */
    static IpAddress ofOctets(byte[] octets) {
        try {
            return new IpAddress(InetAddress.getByAddress(octets));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(octets.length + " octets are no IP address", e);
        }
    }

    /** 4 or 6. */
    public int ipVersion() {
        return inet instanceof Inet4Address ? 4 : 6;
    }

    @Override
    public int compareTo(IpAddress other) {
        byte[] mine = inet.getAddress();
        byte[] theirs = other.inet.getAddress();
        return mine.length != theirs.length
                ? Integer.compare(mine.length, theirs.length)
                : Arrays.compareUnsigned(mine, theirs);
    }

    @Override
    public String toString() {
        return ipVersion() == 4 ? inet.getHostAddress() : Ipv6Text.of(inet.getAddress());
    }
}
