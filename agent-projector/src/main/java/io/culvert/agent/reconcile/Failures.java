package io.culvert.agent.reconcile;

import io.culvert.agent.desired.Verdict;
import io.culvert.agent.host.HostException;
import io.culvert.agent.plan.Action;
import io.culvert.agent.port.SecretUnavailableException;
import io.culvert.agent.vici.CharonRefusedException;
import io.culvert.agent.vici.CharonUnreachableException;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.Status;
import io.culvert.events.value.StatusReason;

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
            // It may be too busy to begin; if it is gone, its end is told apart from this.
            case CharonUnreachableException busy
            when action instanceof Action.Initiate -> Verdict.of(Status.DOWN, ReasonCode.NEGOTIATION_FAILED, text);
            case SecretUnavailableException secret -> Verdict.of(Status.DOWN, ReasonCode.SECRET_UNAVAILABLE, text);
            case HostException host -> Verdict.of(Status.DOWN, ReasonCode.DAEMON_DIED, text);
            case IllegalArgumentException unfit -> unfit(unfit);
            default -> throw failure;
        };
    }

    /** What renders and parses connection files says of a value that no file can hold. */
    static Verdict unfit(IllegalArgumentException failure) {
        return Verdict.of(Status.ERROR, ReasonCode.REJECTED_CONFIG, String.valueOf(failure.getMessage()));
    }

    /** Why a child is not up; a configuration that cannot be carried out is not tried again. */
    static Verdict notUp(StatusReason reason) {
        return new Verdict(reason.code() == ReasonCode.REJECTED_CONFIG ? Status.ERROR : Status.DOWN, reason);
    }

    /** A configuration is refused for good; a negotiation fails until the peer is ready for it. */
    private static Verdict refused(Action action, CharonRefusedException refused) {
        return action instanceof Action.LoadConnection
                ? new Verdict(Status.ERROR, refused.statusReason())
                : notUp(refused.statusReason());
    }
}
