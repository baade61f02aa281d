package io.culvert.events.value;

import java.math.BigInteger;
import java.util.Arrays;

/** An IP prefix as it was written: host bits are kept, and masked only where two prefixes are compared. */
public record Cidr(IpAddress address, int prefixLength) {
    public Cidr {
        if (prefixLength < 0 || prefixLength > bits(address)) {
            throw new IllegalArgumentException("'" + address + "/" + prefixLength + "' is not a valid IP subnet");
        }
    }

    /** @throws IllegalArgumentException if the text is not "address/length"; names the text */
    public static Cidr of(String text) {
        int slash = text.indexOf('/');
        try {
            if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
                throw new IllegalArgumentException("no prefix length");
            }
            return new Cidr(IpAddress.of(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not a valid IP subnet", e);
        }
    }

    /** 4 or 6. */
    public int ipVersion() {
        return address.ipVersion();
    }

    public boolean contains(IpAddress other) {
        return ipVersion() == other.ipVersion() && Arrays.equals(network(address), network(other));
    }

    public boolean overlaps(Cidr other) {
        return ipVersion() == other.ipVersion()
                && (prefixLength <= other.prefixLength ? contains(other.address) : other.contains(address));
    }

    /** The prefix with its host bits cleared. */
    public Cidr masked() {
        return new Cidr(IpAddress.ofOctets(network(address)), prefixLength);
    }

    /** The address {@code n} places after the network address; the caller keeps it inside the prefix. */
    public IpAddress host(int n) {
        byte[] octets = network(address);
        byte[] sum = new BigInteger(1, octets).add(BigInteger.valueOf(n)).toByteArray();
        int copied = Math.min(octets.length, sum.length);
        System.arraycopy(sum, sum.length - copied, octets, octets.length - copied, copied);
        return IpAddress.ofOctets(octets);
    }

    /** The octets of an address, those bits cleared that the prefix leaves to hosts. */
    private byte[] network(IpAddress any) {
        byte[] octets = any.inet().getAddress();
        int whole = prefixLength / 8;
        if (whole < octets.length) {
            octets[whole] &= (byte) (0xff00 >> prefixLength % 8);
            Arrays.fill(octets, whole + 1, octets.length, (byte) 0);
        }
        return octets;
    }

    private static int bits(IpAddress address) {
        return address.ipVersion() == 4 ? 32 : 128;
    }

    @Override
    public String toString() {
        return address + "/" + prefixLength;
    }
}
