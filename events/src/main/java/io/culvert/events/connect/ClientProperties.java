package io.culvert.events.connect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** A file of properties of Kafka clients, as Kafka's own tools take it with {@code --command-config}. */
final class ClientProperties {
    private static final String PROTOCOL = "security.protocol";
    private static final String LOGIN = "sasl.jaas.config";

    private static final Pattern OURS_TO_TAKE = Pattern.compile("(security|sasl|ssl)\\..+|client\\.dns\\.lookup");

    /** What may be shown of a name: of a line that went wrong the name may be a part of a password. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]*");

    /** Kafka's reader of such a line quotes what it stumbles over, so it gets none that it stumbles over. */
    private static final Pattern LOGIN_MODULE =
            Pattern.compile("\\s*[\\w.$]+\\s+(required|requisite|sufficient|optional)"
                    + "(\\s+[\\w.-]+\\s*=\\s*(\"(\\\\.|[^\"\\\\])*+\"|'(\\\\.|[^'\\\\])*+'|[A-Za-z_]\\w*))*\\s*;\\s*");

    private ClientProperties() {}

    /** @throws IllegalArgumentException naming file and property, never a value; the operator can mend it */
    static Map<String, String> read(String file) {
        Properties read = new Properties();
        // As Kafka's tools read it, ISO 8859-1 and all.
        try (InputStream octets = Files.newInputStream(Path.of(file))) {
            read.load(octets);
        } catch (IOException e) {
            throw new IllegalArgumentException(what(file) + "can't be read", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what(file) + "is no path, or no file of properties", e);
        }
        Map<String, String> properties = new HashMap<>();
        for (String name : read.stringPropertyNames()) {
            properties.put(name, read.getProperty(name).strip());
        }
        check(file, properties);
        return properties;
    }

    private static void check(String file, Map<String, String> properties) {
        properties.forEach((name, value) -> {
            if (!OURS_TO_TAKE.matcher(name).matches()) {
                throw new IllegalArgumentException(what(file) + "has " + shown(name, value)
                        + ", but only security.*, sasl.*, ssl.* and client.dns.lookup may be there");
            }
        });
        if (properties.getOrDefault(PROTOCOL, "").isEmpty()) {
            throw new IllegalArgumentException(
                    what(file) + "has no " + PROTOCOL + ", without which nothing in it would count");
        }
        String login = properties.get(LOGIN);
        if (login != null && !LOGIN_MODULE.matcher(login).matches()) {
            throw new IllegalArgumentException(what(file) + "has a " + LOGIN
                    + " that is not MODULE required NAME=\"VALUE\" ...; with a semicolon at its end");
        }
    }

    private static String what(String file) {
        return BusSettings.PROPERTIES_FILE + " is '" + file + "', which ";
    }

    private static String shown(String name, String value) {
        return NAME.matcher(name).matches() && !value.isEmpty() ? "'" + name + "'" : "a line that is no property";
    }
}
