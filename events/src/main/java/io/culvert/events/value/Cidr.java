package io.culvert.events.value;

import java.math.BigInteger;

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
        return ipVersion() == other.ipVersion() && network(address).equals(network(other));
    }

    public boolean overlaps(Cidr other) {
        return ipVersion() == other.ipVersion()
                && (prefixLength <= other.prefixLength ? contains(other.address) : other.contains(address));
    }

    /** The prefix with its host bits cleared. */
    public Cidr masked() {
        return new Cidr(host(0), prefixLength);
    }

    /** The address {@code n} places after the network address; the caller keeps it inside the prefix. */
    public IpAddress host(int n) {
        int size = bits(address) / 8;
        byte[] sum = network(address)
                .shiftLeft(bits(address) - prefixLength)
                .add(BigInteger.valueOf(n))
                .toByteArray();
        byte[] octets = new byte[size];
        int copied = Math.min(size, sum.length);
        System.arraycopy(sum, sum.length - copied, octets, size - copied, copied);
        return IpAddress.ofOctets(octets);
    }

    private BigInteger network(IpAddress any) {
        return new BigInteger(1, any.inet().getAddress()).shiftRight(bits(any) - prefixLength);
    }

    private static int bits(IpAddress address) {
        return address.ipVersion() == 4 ? 32 : 128;
    }

    @Override
    public String toString() {
        return address + "/" + prefixLength;
    }
}
