package io.culvert.agent.vici;

import io.culvert.agent.section.Section;
import io.culvert.events.telemetry.ChildParameters;
import io.culvert.events.telemetry.IkeParameters;
import io.culvert.events.telemetry.Suite;
import io.culvert.events.telemetry.Traffic;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.IpAddress;
import io.culvert.events.value.TransformProtocol;
import io.culvert.events.value.WireName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads all that charon tells of SAs. Nothing is decided by it, so what it can't read (a newer charon's other ways, an SA
 * that is not established yet) is left out, and never an error.
 */
final class DetailList {
    private final Instant now;

    /** @param now from which charon's seconds count */
    DetailList(Instant now) {
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Of a list-sa event. */
    List<IkeDetails> of(Section event) {
        return event.sections().values().stream()
                .flatMap(sa -> read(() -> ike(sa)).stream())
                .toList();
    }

    /** The children that have ended by a child-updown event, or were replaced by a child-rekey event. */
    List<ChildDetails> ended(Section event) {
        return event.sections().values().stream()
                .flatMap(ike -> ike.section("child-sas").sections().values().stream())
                .map(child -> child.sections().getOrDefault("old", child))
                .flatMap(child -> read(() -> child(child)).stream())
                .toList();
    }

    /** May throw {@link IllegalArgumentException} for what it can't read. */
    private interface Reading<T> {
        T read();
    }

    private static <T> Optional<T> read(Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (IllegalArgumentException leftOut) {
            return Optional.empty();
        }
    }

    private IkeDetails ike(Section sa) {
        IkeParameters parameters = new IkeParameters(
                named(IkeVersion.class, "v" + text(sa, "version")),
                isYes(sa, "initiator"),
                IpAddress.of(text(sa, "local-host")),
                (int) number(sa, "local-port"),
                IpAddress.of(text(sa, "remote-host")),
                (int) number(sa, "remote-port"),
                isYes(sa, "nat-local"),
                isYes(sa, "nat-remote"),
                text(sa, "initiator-spi"),
                text(sa, "responder-spi"),
                suite(sa),
                now.minusSeconds(seconds(sa, "established")),
                later(sa, "rekey-time"),
                later(sa, "reauth-time"));
        return new IkeDetails(
                parameters,
                sa.section("child-sas").sections().values().stream()
                        .flatMap(child -> read(() -> child(child)).stream())
                        .toList());
    }

    private ChildDetails child(Section sa) {
        ChildParameters parameters = new ChildParameters(
                named(TransformProtocol.class, text(sa, "protocol").toLowerCase(Locale.ROOT)),
                named(EncapsulationMode.class, text(sa, "mode").toLowerCase(Locale.ROOT)),
                isYes(sa, "encap"),
                text(sa, "spi-in"),
                text(sa, "spi-out"),
                suite(sa),
                sa.texts("local-ts"),
                sa.texts("remote-ts"),
                new Traffic(
                        number(sa, "bytes-in"),
                        number(sa, "packets-in"),
                        number(sa, "bytes-out"),
                        number(sa, "packets-out")),
                now.minusSeconds(seconds(sa, "install-time")),
                later(sa, "rekey-time"),
                later(sa, "life-time"),
                ago(sa, "use-in"),
                ago(sa, "use-out"));
        return new ChildDetails(text(sa, "name"), text(sa, "state"), parameters);
    }

    private static Suite suite(Section sa) {
        return new Suite(
                sized(sa, "encr-alg", "encr-keysize"),
                sized(sa, "integ-alg", "integ-keysize"),
                sa.text("prf-alg"),
                sa.text("dh-group"));
    }

    private static Optional<String> sized(Section sa, String algorithm, String keySize) {
        return sa.text(algorithm)
                .map(name -> Stream.concat(Stream.of(name), sa.text(keySize).stream())
                        .reduce((one, other) -> one + "-" + other)
                        .orElseThrow());
    }

    private Optional<Instant> later(Section sa, String name) {
        return sa.text(name).map(_ -> now.plusSeconds(seconds(sa, name)));
    }

    private Optional<Instant> ago(Section sa, String name) {
        return sa.text(name).map(_ -> now.minusSeconds(seconds(sa, name)));
    }

    private static boolean isYes(Section sa, String name) {
        return sa.text(name).orElse("").equals("yes");
    }

    private static <E extends Enum<E> & WireName> E named(Class<E> type, String name) {
        return WireName.find(type, name).orElseThrow(() -> new IllegalArgumentException(name));
    }

    private static String text(Section sa, String name) {
        return sa.text(name).orElseThrow(() -> new IllegalArgumentException(name));
    }

    /** No more than there have been of any clock. */
    private static long seconds(Section sa, String name) {
        long seconds = number(sa, name);
        if (seconds > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(name);
        }
        return seconds;
    }

    /** Charon counts in 64 bits without a sign; half of them are more than any tunnel carries. */
    private static long number(Section sa, String name) {
        long number = Long.parseLong(text(sa, name));
        if (number < 0) {
            throw new IllegalArgumentException(name);
        }
        return number;
    }
}
