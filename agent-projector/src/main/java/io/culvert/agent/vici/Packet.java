package io.culvert.agent.vici;

import io.culvert.agent.section.Section;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What travels in one frame (vici/README.md, "Packet layer"); {@code name} is empty where the type has none. */
record Packet(Type type, String name, Section message) {
    /** The largest packet that charon reads or writes, in octets. */
    static final int MAX_OCTETS = 512 * 1024;

    /** The kinds of packet, with their numbers on the wire. */
    enum Type {
        CMD_REQUEST(0, true),
        CMD_RESPONSE(1, false),
        CMD_UNKNOWN(2, false),
        EVENT_REGISTER(3, true),
        EVENT_UNREGISTER(4, true),
        EVENT_CONFIRM(5, false),
        EVENT_UNKNOWN(6, false),
        EVENT(7, true);

        private final int code;
        private final boolean named;

        Type(int code, boolean named) {
            this.code = code;
            this.named = named;
        }
    }

    /** A frame ready to send: the length, then the packet.
     * @param name ASCII; does not go out where the type has none
     * @throws IllegalArgumentException if it is larger than charon reads */
    static byte[] frame(Type type, String name, byte[] message) {
        byte[] nameOctets = name.getBytes(StandardCharsets.US_ASCII);
        int length = 1 + (type.named ? 1 + nameOctets.length : 0) + message.length;
        if (length > MAX_OCTETS) {
            throw new IllegalArgumentException(
                    "the packet '" + name + "' has " + length + " octets, charon takes " + MAX_OCTETS);
        }
        ByteBuffer frame = ByteBuffer.allocate(4 + length).putInt(length).put((byte) type.code);
        if (type.named) {
            frame.put((byte) nameOctets.length).put(nameOctets);
        }
        return frame.put(message).array();
    }

    /** @param octets a frame without its length
     *  @throws MalformedException if it is no packet */
    static Packet read(byte[] octets) {
        ByteBuffer in = ByteBuffer.wrap(octets);
        if (!in.hasRemaining()) {
            throw new MalformedException("an empty packet");
        }
        int code = Byte.toUnsignedInt(in.get());
        Type type = Arrays.stream(Type.values())
                .filter(one -> one.code == code)
                .findFirst()
                .orElseThrow(() -> new MalformedException("no packet has the type " + code));
        String name = type.named ? name(in) : "";
        return new Packet(type, name, MessageReader.read(in));
    }

    private static String name(ByteBuffer in) {
        int length = in.hasRemaining() ? Byte.toUnsignedInt(in.get()) : 0;
        if (in.remaining() < length) {
            throw new MalformedException("the packet ends within its name");
        }
        byte[] octets = new byte[length];
        in.get(octets);
        return new String(octets, StandardCharsets.UTF_8);
    }
}
