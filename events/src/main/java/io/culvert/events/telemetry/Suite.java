package io.culvert.events.telemetry;

import java.util.Optional;

/** The algorithms that two peers have agreed on, by charon's names, a key size in bits behind the name: AES_CBC-256. What an
 * SA does without is null, such as integrity beside an AEAD cipher, or the group of a CHILD_SA that came with its IKE_SA. */
public record Suite(
        Optional<String> encryption, Optional<String> integrity, Optional<String> prf, Optional<String> dhGroup) {}
