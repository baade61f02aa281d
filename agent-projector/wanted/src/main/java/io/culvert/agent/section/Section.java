package io.culvert.agent.section;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An ordered tree of named values, VICI's one data type and swanctl's too; names are unique within a section. */
public record Section(Map<String, Node> nodes) implements Node {
    public static final Section EMPTY = new Section(Map.of());

    public Section {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    public Section with(String name, Node node) {
        Map<String, Node> copy = new LinkedHashMap<>(nodes);
        copy.put(name, node);
        return new Section(copy);
    }

    public Section with(String name, String value) {
        return with(name, new Node.Text(value));
    }

    public Section with(String name, List<String> values) {
        return with(name, new Node.Texts(values));
    }

    /** The text of that name; empty if there is none. */
    public Optional<String> text(String name) {
        return nodes.get(name) instanceof Node.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    /** The list of that name; empty if there is none. */
    public List<String> texts(String name) {
        return nodes.get(name) instanceof Node.Texts texts ? texts.values() : List.of();
    }

    /** The section of that name; empty if there is none. */
    public Section section(String name) {
        return nodes.get(name) instanceof Section section ? section : EMPTY;
    }

    /** The sections directly within, by name, in order. */
    public Map<String, Section> sections() {
        Map<String, Section> found = new LinkedHashMap<>();
        nodes.forEach((name, node) -> {
            if (node instanceof Section section) {
                found.put(name, section);
            }
        });
        return Collections.unmodifiableMap(found);
    }
}
