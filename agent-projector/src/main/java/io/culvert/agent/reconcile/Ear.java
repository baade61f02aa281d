package io.culvert.agent.reconcile;

import io.culvert.agent.vici.CharonListener;
import io.culvert.agent.vici.ChildDetails;
import io.culvert.agent.vici.Reasons;
import io.culvert.events.value.StatusReason;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Puts what one charon says into the inbox, for as long as it is this charon that is listened to. */
final class Ear implements CharonListener {
    /** Whom it is said to, on the thread that reads the inbox. */
    interface Listener {
        /** The SAs of an IKE connection have changed. */
        void changed(String ike);

        void childIsUp(String ike);

        void childIsDown(String ike, String child);

        /** A line of charon's log, and the reason that it gives if it gives one. */
        void said(String ike, String line, Optional<StatusReason> reason);

        void died();
    }

    private final Inbox inbox;
    private final BooleanSupplier isListenedTo;
    private final Listener listener;
    /** Counts what an SA has carried, whoever is listened to by then. */
    private final Consumer<ChildDetails> ends;

    Ear(Inbox inbox, BooleanSupplier isListenedTo, Listener listener, Consumer<ChildDetails> ends) {
        this.inbox = inbox;
        this.isListenedTo = isListenedTo;
        this.listener = listener;
        this.ends = ends;
    }

    @Override
    public void childUpDown(String ike, String child, boolean up) {
        call(() -> {
            listener.changed(ike);
            if (up) {
                listener.childIsUp(ike);
            } else {
                listener.childIsDown(ike, child);
            }
        });
    }

    @Override
    public void childEnded(ChildDetails last) {
        ends.accept(last);
    }

    @Override
    public void ikeUpDown(String ike, boolean up) {
        call(() -> listener.changed(ike));
    }

    @Override
    public void rekeyed(String ike) {
        call(() -> listener.changed(ike));
    }

    @Override
    public void logLine(String ike, String line) {
        Optional<StatusReason> reason = Reasons.of(line);
        if (reason.isPresent() || Initiations.tellsTheChild(line)) {
            inbox.note(() -> ifListenedTo(() -> listener.said(ike, line, reason)));
        }
    }

    @Override
    public void daemonDied() {
        call(listener::died);
    }

    private void call(Runnable what) {
        inbox.call(() -> ifListenedTo(what));
    }

    private void ifListenedTo(Runnable what) {
        if (isListenedTo.getAsBoolean()) {
            what.run();
        }
    }
}
