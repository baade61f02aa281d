package io.culvert.agent.section;

import java.util.List;

/** What a name in a section may stand for. */
public sealed interface Node permits Node.Text, Node.Texts, Section {
    record Text(String value) implements Node {}

    record Texts(List<String> values) implements Node {
        public Texts {
            values = List.copyOf(values);
        }
    }
}
