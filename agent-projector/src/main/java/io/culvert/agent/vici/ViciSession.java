package io.culvert.agent.vici;

import io.culvert.agent.section.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to charon with at most one command in flight. After an exception it is out of step: close it. */
final class ViciSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ViciSession.class);

    private final ViciSocket socket;

    private ViciSession(ViciSocket socket) {
        this.socket = socket;
    }

    static ViciSession open(Path path) {
        return new ViciSession(ViciSocket.open(path));
    }

    Section request(String command, byte[] message, Duration timeout) {
        return request(command, message, Deadline.in(timeout), event -> {});
    }

    /** A command that answers in events first (vici/README.md, "streamed events"). */
    Section stream(String command, String event, byte[] message, Duration timeout, Consumer<Section> each) {
        Deadline deadline = Deadline.in(timeout);
        register(event, deadline);
        Section response = request(command, message, deadline, each);
        confirm(Packet.Type.EVENT_UNREGISTER, event, deadline);
        return response;
    }

    /** False if this charon has no such event. */
    boolean register(String event, Deadline deadline) {
        return confirm(Packet.Type.EVENT_REGISTER, event, deadline);
    }

    /** The next event that was registered for; waits for ever. */
    Packet nextEvent() {
        return socket.receive(Deadline.NEVER);
    }

    private Section request(String command, byte[] message, Deadline deadline, Consumer<Section> each) {
        LOG.trace("{}", command);
        socket.send(Packet.frame(Packet.Type.CMD_REQUEST, command, message), deadline);
        while (true) {
            Packet packet = socket.receive(deadline);
            switch (packet.type()) {
                case CMD_RESPONSE -> {
                    return packet.message();
                }
                case EVENT -> each.accept(packet.message());
                default -> throw unexpected(packet, command);
            }
        }
    }

    private boolean confirm(Packet.Type type, String event, Deadline deadline) {
        socket.send(Packet.frame(type, event, new byte[0]), deadline);
        while (true) {
            Packet packet = socket.receive(deadline);
            switch (packet.type()) {
                case EVENT_CONFIRM -> {
                    return true;
                }
                case EVENT_UNKNOWN -> {
                    return false;
                }
                // An event registered before, or the last of a stream.
                case EVENT -> {}
                default -> throw unexpected(packet, event);
            }
        }
    }

    private static CharonUnreachableException unexpected(Packet packet, String to) {
        return new CharonUnreachableException("charon answered " + packet.type() + " to '" + to + "'", null);
    }

    @Override
    public void close() {
        socket.close();
    }
}
