package io.culvert.agent.vici;

import io.culvert.agent.section.Node;
import io.culvert.agent.section.Section;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes VICI's message elements (vici/README.md, "Message format"); octets go out as they are. */
final class MessageWriter {
    static final int MAX_NAME = 255;
    static final int MAX_VALUE = 65_535;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static byte[] write(Section section) {
        return new MessageWriter().all(section).toBytes();
    }

    MessageWriter all(Section section) {
        section.nodes().forEach(this::node);
        return this;
    }

    private void node(String name, Node node) {
        switch (node) {
            case Node.Text text -> value(name, text.value().getBytes(StandardCharsets.UTF_8));
            case Node.Texts texts -> list(name, texts.values());
            case Section section -> section(name, section);
        }
    }

    MessageWriter value(String name, byte[] octets) {
        element(Element.KEY_VALUE);
        name(name);
        octets(name, octets);
        return this;
    }

    MessageWriter list(String name, List<String> values) {
        element(Element.LIST_START);
        name(name);
        for (String value : values) {
            element(Element.LIST_ITEM);
            octets(name, value.getBytes(StandardCharsets.UTF_8));
        }
        element(Element.LIST_END);
        return this;
    }

    private void section(String name, Section section) {
        element(Element.SECTION_START);
        name(name);
        all(section);
        element(Element.SECTION_END);
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private void element(Element element) {
        out.write(element.code());
    }

    private void name(String name) {
        byte[] octets = name.getBytes(StandardCharsets.UTF_8);
        if (octets.length == 0 || octets.length > MAX_NAME) {
            throw new IllegalArgumentException(
                    "a name of " + octets.length + " octets does not fit a VICI message, 1 to " + MAX_NAME + " do");
        }
        out.write(octets.length);
        out.writeBytes(octets);
    }

    /** The value stays out of the complaint: it may be a key. */
    private void octets(String name, byte[] octets) {
        if (octets.length > MAX_VALUE) {
            throw new IllegalArgumentException(
                    "the value of '" + name + "' has " + octets.length + " octets, a VICI message takes " + MAX_VALUE);
        }
        out.write(octets.length >>> 8);
        out.write(octets.length);
        out.writeBytes(octets);
    }
}
