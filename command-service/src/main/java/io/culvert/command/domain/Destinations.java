package io.culvert.command.domain;

import io.culvert.events.value.Cidr;
import io.culvert.events.value.IpAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where webhooks may be sent: to public addresses by https, and by http or https to the networks that the operator names.
 *
 * @param isServed false if the operator wants no webhooks
 * @param named networks that need not be public
 */
public record Destinations(boolean isServed, List<Cidr> named) {
    /** What is special by IANA's registries (RFC 6890), and the addresses of clouds' metadata that are not in them. */
    private static final List<Cidr> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "168.63.129.16/32",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    // Of 2000::/3; among them Teredo and 6to4, in which there are addresses of IPv4.
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Cidr::of)
            .toList();

    /** Whatever is outside of it is no global unicast (RFC 4291): loopback, mapped IPv4, NAT64, local, multicast. */
    private static final Cidr GLOBAL_V6 = Cidr.of("2000::/3");

    /** An address with all its parts, or a name: what ends in a number is read as an address in many ways. */
    private static final String HOST =
            "\\[[0-9a-fA-F:.]+]|\\d+(\\.\\d+){3}|([\\w-]+\\.)*(?!0[xX])[\\w-]*[^.\\W\\d][\\w-]*\\.?";

    private static final String SETTING = "culvert.webhooks.allowed-networks";

    public Destinations {
        named = List.copyOf(named);
    }

    /** Why nothing is sent to that address, whatever name it has; empty if it may be. */
    public Optional<String> refusal(URI url, IpAddress at) {
        if (named.stream().anyMatch(network -> network.contains(at))) {
            return Optional.empty();
        }
        if (!isPublic(at)) {
            return Optional.of(at + " is no public address, and in no network of " + SETTING);
        }
        return isPlain(url)
                ? Optional.of("http is only for the networks of " + SETTING + ", and " + at + " is in none")
                : Optional.empty();
    }

    /**
     * The URL of a receiver. A name in it is looked up whenever something is sent.
     *
     * @throws IllegalArgumentException saying what is wrong with it, with the text
     */
    public URI url(String text) {
        URI url = parsed(text);
        if (url.getScheme() == null || !url.getScheme().matches("https?")) {
            throw refused(text, "is not https://...");
        }
        if (url.getHost() == null || !url.getHost().matches(HOST) || url.getPort() == 0 || url.getPort() > 65_535) {
            throw refused(text, "names no host as hosts are written, or no port that there is");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw refused("the URL", "has a user or a fragment, which no receiver gets");
        }
        if (isPlain(url) && named.isEmpty()) {
            throw refused(text, "is not https, and " + SETTING + " names no network for http");
        }
        literal(url).flatMap(address -> refusal(url, address)).ifPresent(why -> {
            throw refused(text, "can't be: " + why);
        });
        return url;
    }

    /** The name of a URL's host, or its address, without the brackets that one of IPv6 has there. */
    public static String host(URI url) {
        return url.getHost().replaceAll("^\\[|]$", "");
    }

    /** The address that stands in the place of a name. */
    private static Optional<IpAddress> literal(URI url) {
        try {
            return Optional.of(IpAddress.of(host(url)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isPublic(IpAddress at) {
        return (at.ipVersion() == 4 || GLOBAL_V6.contains(at))
                && SPECIAL.stream().noneMatch(network -> network.contains(at));
    }

    private static boolean isPlain(URI url) {
        return "http".equals(url.getScheme());
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw refused(text, "is no URL: " + e.getReason());
        }
    }

    private static IllegalArgumentException refused(String text, String why) {
        return new IllegalArgumentException((text.startsWith("the ") ? text : "'" + text + "'") + " " + why);
    }
}
