package io.culvert.events.value;

/** Why a connection is in its state; the text beside it is for people. */
public enum ReasonCode implements WireName {
    AWAITING_HOST("AWAITING_HOST"),
    NEGOTIATING("NEGOTIATING"),
    ESTABLISHED("ESTABLISHED"),
    PEER_UNREACHABLE("PEER_UNREACHABLE"),
    PEER_CLOSED("PEER_CLOSED"),
    AUTHENTICATION_FAILED("AUTHENTICATION_FAILED"),
    NO_PROPOSAL_CHOSEN("NO_PROPOSAL_CHOSEN"),
    TS_UNACCEPTABLE("TS_UNACCEPTABLE"),
    DPD_TIMEOUT("DPD_TIMEOUT"),
    REJECTED_CONFIG("REJECTED_CONFIG"),
    SECRET_UNAVAILABLE("SECRET_UNAVAILABLE"),
    NAMESPACE_MISSING("NAMESPACE_MISSING"),
    DAEMON_DIED("DAEMON_DIED"),
    DISABLED("DISABLED"),
    NEGOTIATION_FAILED("NEGOTIATION_FAILED"),
    HOST_DOWN("HOST_DOWN"),
    PEER_NAME_UNRESOLVED("PEER_NAME_UNRESOLVED"),
    UNSUPPORTED_ALGORITHM("UNSUPPORTED_ALGORITHM");

    private final String wireName;

    ReasonCode(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String wireName() {
        return wireName;
    }
}
