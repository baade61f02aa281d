package io.culvert.events.connect;

import io.culvert.events.identity.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * Where MongoDB is.
 *
 * @param uri with user and password, if there are
 * @param trusted who may vouch for its certificates; absent for those whom the JVM trusts
 */
public record StoreSettings(String uri, Optional<TrustFile> trusted) {
    public static final String URI = "culvert.mongodb.uri";
    public static final String URI_FILE = "culvert.mongodb.uri-file";
    public static final String TRUST_FILE = "culvert.mongodb.trust-file";

    private static final String THIS_MACHINE = "mongodb://127.0.0.1:27017";

    /** A MongoDB whose certificate, if it has one, the JVM trusts. */
    public static StoreSettings at(String uri) {
        return new StoreSettings(uri, Optional.empty());
    }

    /** @throws IllegalArgumentException naming the setting that is wrong, never what is in the file */
    public static StoreSettings of(Settings settings) {
        Optional<String> uri = settings.get(URI);
        Optional<String> file = settings.get(URI_FILE);
        if (uri.isPresent() && file.isPresent()) {
            throw new IllegalArgumentException(
                    URI_FILE + " is '" + file.get() + "' and " + URI + " is set too, but only one may be");
        }
        return new StoreSettings(
                file.map(StoreSettings::content).or(() -> uri).orElse(THIS_MACHINE),
                TrustFile.of(settings, TRUST_FILE));
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(URI_FILE + " is '" + file + "', which can't be read", e);
        }
    }

    /**
     * The URI as the driver reads it.
     *
     * @throws IllegalArgumentException if it is none, without what the driver says of it: that may quote a password
     */
    public <T> T read(Function<String, T> reader) {
        try {
            return reader.apply(uri);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("what " + URI + " or " + URI_FILE + " says is no connection string of"
                    + " MongoDB; in a user and a password whatever is no letter or digit must be written as %XX");
        }
    }

    /**
     * With what to check the server's certificate, if not with the JVM's own.
     *
     * @param encrypted whether the URI asks for TLS
     * @throws IllegalArgumentException if there would be nothing to check
     */
    public Optional<SSLContext> tls(boolean encrypted) {
        if (trusted.isPresent() && !encrypted) {
            throw new IllegalArgumentException(
                    TRUST_FILE + " is set, but the URI of MongoDB has no tls=true, so that nothing would be encrypted");
        }
        return trusted.map(TrustFile::context);
    }

    /** The URI without user, password and options. */
    public String shown() {
        return uri.replaceFirst("//.*@", "//").replaceFirst("\\?.*", "");
    }

    @Override
    public String toString() {
        return "MongoDB at " + shown();
    }
}
