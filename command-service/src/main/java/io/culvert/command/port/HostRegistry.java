package io.culvert.command.port;

import io.culvert.events.value.HostId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which hosts were let in, and which put out again. Every method may throw {@link UnavailableException}. */
public interface HostRegistry {
    /** Somebody with this token may enrol as that host until then. */
    void invite(HostId host, Invitation invitation);

    /**
     * Takes an invitation up. It is good for one key: with another it is as if there were none, with the same again it
     * is, since the answer may have been lost.
     *
     * @param secretHash of the token's secret
     * @param key names the host's key
     */
    Optional<HostId> accept(String tokenId, String secretHash, String key, Instant now);

    /** That the host got a certificate. */
    void issued(HostId host, Certificate certificate);

    /** No certificate counts any more that begins then or before. */
    void revoke(HostId host, Instant at);

    /** Everyone that was ever let in or put out, by their names. */
    List<Entry> all();

    /** @param secretHash of the token's secret */
    record Invitation(String tokenId, String secretHash, Instant until) {}

    /** @param fingerprint SHA-256 in hexadecimal */
    record Certificate(String fingerprint, Instant from, Instant until) {}

    /** @param last the newest certificate that was issued here */
    record Entry(HostId host, Optional<Certificate> last, Optional<Instant> revokedAt) {}
}
