package io.culvert.agent.render;

import io.culvert.agent.section.Node;
import io.culvert.agent.section.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the part of strongSwan's settings syntax that the templates use: sections, {@code key = word} and
 * {@code key = "quoted"}, one to a line, comments on lines of their own. No includes, no references. */
final class SettingsParser {
    /** The keys that VICI wants as lists; in a file their items are parted by commas (swanctl, load_conns.c). */
    private static final Set<String> LISTS = Set.of(
            "local_addrs",
            "remote_addrs",
            "certs",
            "cacerts",
            "proposals",
            "esp_proposals",
            "ah_proposals",
            "local_ts",
            "remote_ts");

    /** The templates' own files have four levels; the stack holds thousands. */
    private static final int MAX_DEPTH = 16;

    private final String[] lines;
    private int at;

    private SettingsParser(String text) {
        this.lines = text.split("\n", -1);
    }

    static Section parse(String text) {
        return new SettingsParser(text).section(0);
    }

    private Section section(int depth) {
        if (depth > MAX_DEPTH) {
            throw wrong("sections lie more than " + MAX_DEPTH + " deep");
        }
        Map<String, Node> nodes = new LinkedHashMap<>();
        while (at < lines.length) {
            String line = lines[at++].strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.equals("}") && depth > 0) {
                return new Section(nodes);
            }
            if (line.endsWith("{")) {
                put(nodes, line.substring(0, line.length() - 1).strip(), section(depth + 1));
            } else {
                setting(nodes, line);
            }
        }
        if (depth > 0) {
            throw wrong("a section does not end");
        }
        return new Section(nodes);
    }

    private void setting(Map<String, Node> nodes, String line) {
        int sign = line.indexOf('=');
        if (sign < 0) {
            throw wrong("neither a section nor a setting");
        }
        String key = line.substring(0, sign).strip();
        String value = value(line.substring(sign + 1).strip());
        put(nodes, key, LISTS.contains(key) ? new Node.Texts(List.of(value.split(",", -1))) : new Node.Text(value));
    }

    private void put(Map<String, Node> nodes, String name, Node node) {
        if (!name.matches("[A-Za-z0-9_-]{1,255}")) {
            throw wrong("no name");
        }
        if (nodes.put(name, node) != null) {
            throw wrong("a second '" + name + "'");
        }
    }

    private String value(String text) {
        if (!text.startsWith("\"")) {
            if (!text.matches("[A-Za-z0-9_.-]+")) {
                throw wrong("a value without quotes");
            }
            return text;
        }
        StringBuilder value = new StringBuilder();
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                if (i < text.length() - 1) {
                    throw wrong("text after a quoted value");
                }
                return value.toString();
            }
            value.append(c == '\\' ? escaped(text, ++i) : c);
        }
        throw wrong("a quoted value does not end");
    }

    private char escaped(String text, int i) {
        char c = i < text.length() ? text.charAt(i) : ' ';
        if (c != '"' && c != '\\') {
            throw wrong("an unknown escape");
        }
        return c;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("line " + at + ": " + what);
    }
}
