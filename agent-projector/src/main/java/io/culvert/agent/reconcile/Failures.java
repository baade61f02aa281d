package io.culvert.agent.reconcile;

import io.culvert.agent.desired.Verdict;
import io.culvert.agent.host.HostException;
import io.culvert.agent.plan.Action;
import io.culvert.agent.port.SecretUnavailableException;
import io.culvert.agent.vici.CharonRefusedException;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.Status;

/** What a failed action means for the connections that needed it. */
final class Failures {
    private Failures() {}

    /**
     * The verdict; an {@link Status#ERROR} is useless to try again.
     *
     * @throws RuntimeException the failure itself, if it says nothing about a connection
     */
    static Verdict verdict(Action action, RuntimeException failure) {
        String text = String.valueOf(failure.getMessage());
        return switch (failure) {
            case CharonRefusedException refused -> refused(action, refused);
            case SecretUnavailableException secret -> Verdict.of(Status.DOWN, ReasonCode.SECRET_UNAVAILABLE, text);
            case HostException host -> Verdict.of(Status.DOWN, ReasonCode.DAEMON_DIED, text);
            // Thrown by what renders and parses connection files: a value that no file can hold.
            case IllegalArgumentException unfit -> Verdict.of(Status.ERROR, ReasonCode.REJECTED_CONFIG, text);
            default -> throw failure;
        };
    }

    /** A configuration is refused for good; a negotiation fails until the peer is ready for it. */
    private static Verdict refused(Action action, CharonRefusedException refused) {
        boolean forGood = action instanceof Action.LoadConnection || refused.reason() == ReasonCode.REJECTED_CONFIG;
        return new Verdict(forGood ? Status.ERROR : Status.DOWN, refused.statusReason());
    }
}
