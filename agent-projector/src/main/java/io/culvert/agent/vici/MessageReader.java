package io.culvert.agent.vici;

import io.culvert.agent.section.Node;
import io.culvert.agent.section.Section;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads VICI's message elements into a section; of two nodes with one name the last counts. */
final class MessageReader {
    /** Deeper than any message of charon's, and far less than the stack holds. */
    private static final int MAX_DEPTH = 64;

    private final ByteBuffer in;

    private MessageReader(ByteBuffer in) {
        this.in = in;
    }

    /** @throws MalformedException if the rest of the buffer is no message */
    static Section read(ByteBuffer in) {
        return new MessageReader(in).section(0);
    }

    private Section section(int depth) {
        if (depth > MAX_DEPTH) {
            throw new MalformedException("sections lie more than " + MAX_DEPTH + " deep");
        }
        Map<String, Node> nodes = new LinkedHashMap<>();
        while (depth > 0 || in.hasRemaining()) {
            Element element = element();
            switch (element) {
                case SECTION_START -> nodes.put(name(), section(depth + 1));
                case KEY_VALUE -> nodes.put(name(), new Node.Text(value()));
                case LIST_START -> nodes.put(name(), list());
                case SECTION_END -> {
                    if (depth == 0) {
                        throw new MalformedException("a section ends that never started");
                    }
                    return new Section(nodes);
                }
                case LIST_ITEM, LIST_END -> throw new MalformedException(element + " outside of a list");
            }
        }
        return new Section(nodes);
    }

    private Node.Texts list() {
        List<String> values = new ArrayList<>();
        while (true) {
            Element element = element();
            switch (element) {
                case LIST_ITEM -> values.add(value());
                case LIST_END -> {
                    return new Node.Texts(values);
                }
                default -> throw new MalformedException(element + " inside of a list");
            }
        }
    }

    private Element element() {
        need(1);
        return Element.of(in.get());
    }

    private String name() {
        need(1);
        return text(Byte.toUnsignedInt(in.get()));
    }

    private String value() {
        need(2);
        return text(Short.toUnsignedInt(in.getShort()));
    }

    private String text(int length) {
        need(length);
        byte[] octets = new byte[length];
        in.get(octets);
        return new String(octets, StandardCharsets.UTF_8);
    }

    private void need(int octets) {
        if (in.remaining() < octets) {
            throw new MalformedException(
                    "the message ends " + (octets - in.remaining()) + " octets early, at " + in.position());
        }
    }
}
