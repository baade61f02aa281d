package io.culvert.agent.render.peer;

import io.culvert.agent.render.Quoting;
import java.util.regex.Pattern;

/** How a value is written so that it stays one value; what a format has no way to write is refused. */
enum Syntax {
    /** swanctl.conf. */
    SETTINGS,
    /** strongSwan's ipsec.conf (src/starter/parser/lexer.l). */
    IPSEC_CONF,
    /** strongSwan's ipsec.secrets, which has quotes but no escapes (stroke_cred.c). */
    IPSEC_SECRETS,
    /** Libreswan's ipsec.conf and ipsec.secrets. */
    LIBRESWAN,
    /** VyOS' shell; the value goes on into files of its own, between double quotes. */
    VYOS,
    /** RouterOS' scripts. */
    ROUTEROS,
    /** A word of a command line, which ends at the next space. */
    WORDS,
    /** Some words of a command line, each of which was written as one. */
    LINE,
    XML;

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._/@:,%+-]+");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]+");

    /** @throws IllegalArgumentException if the format can't hold the value; names it */
    String write(String value) {
        return switch (this) {
            case SETTINGS -> Quoting.quoted(value);
            case IPSEC_CONF -> isWord(value) ? value : Quoting.quoted(value);
            case IPSEC_SECRETS -> isWord(value) ? value : enclosed(Quoting.unescaped(value), "\"", "\"", " : ");
            case LIBRESWAN -> isWord(value) ? value : enclosed(printable(value), "\"", "\"", "'", "\\");
            case VYOS -> enclosed(printable(value), "'", "\"", "'", "\\", "$", "{", "}");
            case ROUTEROS -> isWord(value) ? value : enclosed(printable(value), "\"", "\"", "\\", "$", "?");
            case WORDS -> word(value);
            case LINE -> line(value);
            case XML -> xml(value);
        };
    }

    private static boolean isWord(String value) {
        return WORD.matcher(value).matches();
    }

    private static String word(String value) {
        if (!isWord(value)) {
            throw unfit(value);
        }
        return value;
    }

    private static String line(String value) {
        for (String part : value.split(" ", -1)) {
            word(part);
        }
        return value;
    }

    private static String printable(String value) {
        if (!PRINTABLE.matcher(value).matches()) {
            throw unfit(value);
        }
        return value;
    }

    private static String enclosed(String value, String quote, String... forbidden) {
        for (String text : forbidden) {
            if (value.contains(text)) {
                throw unfit(value);
            }
        }
        return quote + value + quote;
    }

    private static String xml(String value) {
        if (value.contains("\uFFFE") || value.contains("\uFFFF")) {
            throw unfit(value);
        }
        return Quoting.unescaped(value)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }

    private static IllegalArgumentException unfit(String value) {
        return new IllegalArgumentException("'" + Quoting.printable(value) + "' can't be written in this format");
    }
}
