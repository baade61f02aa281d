package io.culvert.agent.render;

import io.pebbletemplates.pebble.PebbleEngine;
import java.util.Map;
import java.util.regex.Pattern;

/** The templates beside this class, and what becomes of each value put into them. */
final class Templates {
    /** Addresses, prefixes and words: nothing that could end an expression of nftables. */
    private static final Pattern NFT = Pattern.compile("[A-Za-z0-9_.:/]+");

    private static final String FOLDER = "io/culvert/agent/render";

    private static final PebbleEngine SETTINGS = Engines.engine(FOLDER, Quoting::quoted);
    private static final PebbleEngine NFTABLES = Engines.engine(FOLDER, Templates::word);

    private Templates() {}

    /** A file in strongSwan's settings syntax: each value is quoted. */
    static String settings(String template, Map<String, Object> values) {
        return Engines.evaluate(SETTINGS, template, values);
    }

    /** A script for nft: each value must be a word or an address. */
    static String nftables(String template, Map<String, Object> values) {
        return Engines.evaluate(NFTABLES, template, values);
    }

    private static String word(String value) {
        if (!NFT.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is no word of nftables");
        }
        return value;
    }
}
