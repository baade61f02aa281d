package io.culvert.events.identity;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Settings by name; what is wrong with one names it and its value, and the operator can mend it. */
public record Settings(Function<String, @Nullable String> all) {
    public Optional<String> get(String name) {
        return Optional.ofNullable(all.apply(name)).filter(value -> !value.isBlank());
    }

    public String get(String name, String otherwise) {
        return get(name).orElse(otherwise);
    }

    /** @throws IllegalArgumentException if it is not set */
    public String required(String name) {
        return get(name).orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
    }

    /** @throws IllegalArgumentException if it is not set, or no http or https URL */
    public URI url(String name) {
        String value = required(name);
        try {
            URI url = URI.create(value.replaceFirst("/+$", ""));
            if (url.getHost() != null
                    && String.valueOf(url.getScheme()).matches("https?")
                    && url.getUserInfo() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is '" + value + "', which is no URL", e);
        }
        throw new IllegalArgumentException(
                name + " is '" + value + "', but http://HOST[:PORT] or https://... is needed");
    }

    /** @throws IllegalArgumentException if it is no whole number of that range */
    public int number(String name, int otherwise, int least, int most) {
        String value = get(name, Integer.toString(otherwise));
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw new IllegalArgumentException(
                    name + " is '" + value + "', but a number from " + least + " to " + most + " is needed");
        }
        return Integer.parseInt(value);
    }
}
