package io.culvert.agent.render.peer;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Reads a peer's file back as its device does, as far as words, quotes and lines go: each line is its words. */
final class Reading {
    private static final char NONE = '\0';

    private Reading() {}

    static List<List<String>> of(PeerFormat format, PeerFile file) throws Exception {
        boolean secrets = file.name().endsWith(".secrets");
        return switch (format) {
            case SWANCTL, MIKROTIK -> lines(file.text(), '"', '\\');
            case IPSEC_CONF -> lines(file.text(), '"', secrets ? NONE : '\\');
            case LIBRESWAN -> lines(file.text(), '"', NONE);
            case VYOS -> lines(file.text(), '\'', NONE);
            case CISCO_IOS, JUNIPER_SRX -> lines(file.text(), NONE, NONE);
            case PFSENSE -> elements(file.text());
        };
    }

    private static List<List<String>> lines(String text, char quote, char escape) {
        return text.lines()
                .filter(line -> !line.startsWith("#") && !line.startsWith("!"))
                .map(line -> words(line, quote, escape))
                .toList();
    }

    private static List<String> words(String line, char quote, char escape) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && escape != NONE && c == escape) {
                word.append(line.charAt(++i));
            } else if (quote != NONE && c == quote) {
                quoted = !quoted;
            } else if (!quoted && (c == ' ' || c == '=')) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        if (quoted) {
            throw new IllegalStateException("a quote without an end: " + line);
        }
        words.add(word.toString());
        return words;
    }

    private static List<List<String>> elements(String text) throws Exception {
        List<List<String>> found = new ArrayList<>();
        collect(
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(text)))
                        .getDocumentElement(),
                found);
        return found;
    }

    private static void collect(Element element, List<List<String>> found) {
        boolean leaf = true;
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                leaf = false;
                collect(child, found);
            }
        }
        found.add(leaf ? List.of(element.getTagName(), element.getTextContent()) : List.of(element.getTagName()));
    }
}
