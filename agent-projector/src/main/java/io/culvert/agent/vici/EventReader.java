package io.culvert.agent.vici;

import io.culvert.agent.section.Section;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that hears charon's events and passes them on until the socket ends. */
final class EventReader implements Runnable, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventReader.class);

    private final ViciSession session;
    private final CharonListener listener;
    private volatile boolean closed;

    private EventReader(ViciSession session, CharonListener listener) {
        this.session = session;
        this.listener = listener;
    }

    /** Registers for the events, then listens. */
    static EventReader start(ViciSession session, CharonListener listener, Deadline deadline, String name) {
        for (String event : new String[] {"ike-updown", "child-updown", "ike-rekey", "child-rekey", "log"}) {
            if (!session.register(event, deadline)) {
                log.warn("charon at {} has no event '{}'", name, event);
            }
        }
        EventReader reader = new EventReader(session, listener);
        Thread.ofPlatform().daemon().name("vici-events-" + name).start(reader);
        return reader;
    }

    @Override
    public void run() {
        try {
            while (true) {
                tell(session.nextEvent(), listener);
            }
        } catch (CharonUnreachableException e) {
            if (!closed) {
                session.close();
                listener.daemonDied();
            }
        }
    }

    /** @throws CharonUnreachableException if it is no event as charon sends them */
    static void tell(Packet packet, CharonListener listener) {
        Section event = packet.message();
        // Charon leaves "up" out to say down.
        boolean up = event.text("up").orElse("").equals("yes");
        switch (packet.name()) {
            case "ike-updown" -> SaList.of(event).forEach(ike -> listener.ikeUpDown(ike.name(), up));
            case "child-updown" -> {
                SaList.of(event)
                        .forEach(ike ->
                                ike.children().forEach(child -> listener.childUpDown(ike.name(), child.name(), up)));
                if (!up) {
                    tellEnds(event, listener);
                }
            }
            case "ike-rekey" -> event.sections().keySet().forEach(listener::rekeyed);
            case "child-rekey" -> {
                event.sections().keySet().forEach(listener::rekeyed);
                tellEnds(event, listener);
            }
            case "log" ->
                event.text("ikesa-name")
                        .ifPresent(
                                ike -> listener.logLine(ike, event.text("msg").orElse("")));
            default -> log.debug("charon tells '{}', unasked", packet.name());
        }
    }

    private static void tellEnds(Section event, CharonListener listener) {
        new DetailList(Instant.now()).ended(event).forEach(listener::childEnded);
    }

    @Override
    public void close() {
        closed = true;
        session.close();
    }
}
