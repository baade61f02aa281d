package io.culvert.events.identity;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.ParseException;

/** Where an issuer's public keys are published (RFC 7517 section 5). */
sealed interface KeyDocument {
    /** @throws AwayException if they can't be had by then; its message names the place */
    JWKSet read(Requests requests, Deadline deadline) throws AwayException;

    record Url(URI url) implements KeyDocument {
        @Override
        public JWKSet read(Requests requests, Deadline deadline) throws AwayException {
            HttpResponse<String> answer =
                    requests.send(HttpRequest.newBuilder(url).GET().build(), deadline);
            if (answer.statusCode() != 200) {
                throw new AwayException(url + " answered " + answer.statusCode());
            }
            return KeyDocument.parsed(answer.body(), url);
        }

        @Override
        public String toString() {
            return url.toString();
        }
    }

    record File(Path path) implements KeyDocument {
        /** @throws IllegalArgumentException if there are no keys now, which is a wrong setting and no outage */
        static File readable(String setting, String path) {
            try {
                File file = new File(Path.of(path));
                file.keys();
                return file;
            } catch (InvalidPathException | AwayException e) {
                throw new IllegalArgumentException(
                        setting + " is '" + path + "', which can't be read as a set of keys", e);
            }
        }

        @Override
        public JWKSet read(Requests requests, Deadline deadline) throws AwayException {
            return keys();
        }

        private JWKSet keys() throws AwayException {
            try {
                return KeyDocument.parsed(Files.readString(path), path);
            } catch (IOException e) {
                throw new AwayException(path + " can't be read", e);
            }
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    private static JWKSet parsed(String json, Object place) throws AwayException {
        try {
            return JWKSet.parse(json);
        } catch (ParseException e) {
            throw new AwayException(place + " has no readable set of keys", e);
        }
    }
}
