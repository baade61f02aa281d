package io.culvert.agent.vici;

import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.StatusReason;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the reason of a failure out of charon's log, which is the only place where charon 5.9 tells it. */
public final class Reasons {
    private record Sign(Pattern words, ReasonCode code) {}

    /** The first that matches counts. The words are those of strongSwan 5.9.8, seen or read in its source. */
    private static final List<Sign> SIGNS = List.of(
            sign("unsupported mode|protocol not supported|Function not implemented", ReasonCode.REJECTED_CONFIG),
            sign("configured .*(not supported|unsupported)|.* not supported!?$", ReasonCode.REJECTED_CONFIG),
            sign("installing route failed|no local address found in traffic selector", ReasonCode.REJECTED_CONFIG),
            sign(
                    "AUTHENTICATION_FAILED|MAC mismatched|no shared key found|calculated HASH does not match"
                            + "|could not decrypt payloads|constraint check failed|authentication of .* failed",
                    ReasonCode.AUTHENTICATION_FAILED),
            sign(
                    "NO_PROPOSAL_CHOSEN|received proposals unacceptable|no acceptable .*proposal|no proposal found"
                            + "|no matching proposal",
                    ReasonCode.NO_PROPOSAL_CHOSEN),
            sign(
                    "TS_UNACCEPTABLE|INVALID_ID_INFORMATION|traffic selectors .* (unacceptable|inacceptable)"
                            + "|no matching CHILD_SA config found|no acceptable traffic selectors found",
                    ReasonCode.TS_UNACCEPTABLE),
            sign("unable to resolve", ReasonCode.PEER_NAME_UNRESOLVED),
            sign("DPD check timed out", ReasonCode.DPD_TIMEOUT),
            sign(
                    "giving up after \\d+ retransmits|peer not responding|retransmit \\d+ of request"
                            + "|network is unreachable",
                    ReasonCode.PEER_UNREACHABLE),
            // A peer that has started anew knows nothing of its former SAs.
            sign("received DELETE for|duplicate IKE_SA for peer", ReasonCode.PEER_CLOSED));

    private Reasons() {}

    private static Sign sign(String words, ReasonCode code) {
        return new Sign(Pattern.compile(words, Pattern.CASE_INSENSITIVE), code);
    }

    /** The reason that one line gives; empty if it gives none. */
    public static Optional<StatusReason> of(String line) {
        return SIGNS.stream()
                .filter(sign -> sign.words().matcher(line).find())
                .findFirst()
                .map(sign -> new StatusReason(sign.code(), line.strip()));
    }
}
