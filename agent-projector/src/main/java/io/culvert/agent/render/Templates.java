package io.culvert.agent.render;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.escaper.EscapingStrategy;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The templates beside this class, and what becomes of each value put into them. */
final class Templates {
    /** Addresses, prefixes and words: nothing that could end an expression of nftables. */
    private static final Pattern NFT = Pattern.compile("[A-Za-z0-9_.:/]+");

    private static final PebbleEngine SETTINGS = engine(Quoting::quoted);
    private static final PebbleEngine NFTABLES = engine(Templates::word);

    private Templates() {}

    /** A file in strongSwan's settings syntax: each value is quoted. */
    static String settings(String template, Map<String, Object> values) {
        return evaluate(SETTINGS.getTemplate(template), values);
    }

    /** A script for nft: each value must be a word or an address. */
    static String nftables(String template, Map<String, Object> values) {
        return evaluate(NFTABLES.getTemplate(template), values);
    }

    private static PebbleEngine engine(EscapingStrategy strategy) {
        ClasspathLoader loader = new ClasspathLoader(Templates.class.getClassLoader());
        loader.setPrefix("io/culvert/agent/render");
        loader.setSuffix(".peb");
        return new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .newLineTrimming(false)
                .addEscapingStrategy("here", strategy)
                .defaultEscapingStrategy("here")
                .extension(new Names())
                .build();
    }

    private static String word(String value) {
        if (!NFT.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is no word of nftables");
        }
        return value;
    }

    private static String evaluate(PebbleTemplate template, Map<String, Object> values) {
        StringWriter text = new StringWriter();
        try {
            template.evaluate(text, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** {@code | name}: the one way for a value to go without quotes. */
    private static final class Names extends AbstractExtension {
        @Override
        public Map<String, Filter> getFilters() {
            return Map.of("name", new Filter() {
                @Override
                public Object apply(
                        @Nullable Object input,
                        Map<String, Object> args,
                        PebbleTemplate self,
                        EvaluationContext context,
                        int lineNumber) {
                    return new SafeString(Quoting.name(String.valueOf(input)));
                }

                @Override
                public List<String> getArgumentNames() {
                    return List.of();
                }
            });
        }
    }
}
