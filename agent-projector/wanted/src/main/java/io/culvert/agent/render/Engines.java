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
import org.jspecify.annotations.Nullable;

/** Pebble, set up so that no value goes into a text but through the one way that the text's syntax has for it. */
public final class Engines {
    private Engines() {}

    /** @param folder of the class path, where the templates lie
     *  @param strategy what becomes of each value */
    public static PebbleEngine engine(String folder, EscapingStrategy strategy) {
        ClasspathLoader loader = new ClasspathLoader(Engines.class.getClassLoader());
        loader.setPrefix(folder);
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

    /** @throws IllegalArgumentException if a value is missing, or the strategy refuses one */
    public static String evaluate(PebbleEngine engine, String name, Map<String, Object> values) {
        PebbleTemplate template = engine.getTemplate(name);
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
