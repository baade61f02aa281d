package io.culvert.command.webhooks;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The head of an answer (RFC 9112): its status, and how long the receiver wants to be left alone. Its body is not read. */
record HttpAnswer(int status, Optional<Duration> retryAfter) {
    /** Octets of all heads together. */
    private static final int LONGEST = 16_384;

    private static final int INFORMATIONAL = 200;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
    private static final String RETRY_AFTER = "retry-after:";

    /** @throws IOException if it is no answer, or has a longer head than any has */
    static HttpAnswer read(InputStream in, Instant now) throws IOException {
        Lines lines = new Lines(in);
        while (true) {
            Matcher first = STATUS.matcher(lines.next());
            if (!first.matches()) {
                throw new IOException("what came is no answer of HTTP/1.1");
            }
            Optional<Duration> retryAfter = Optional.empty();
            for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
                if (line.regionMatches(true, 0, RETRY_AFTER, 0, RETRY_AFTER.length())) {
                    retryAfter = pause(line.substring(RETRY_AFTER.length()).strip(), now);
                }
            }
            int status = Integer.parseInt(first.group(1));
            if (status >= INFORMATIONAL) {
                return new HttpAnswer(status, retryAfter);
            }
        }
    }

    Answer meant() {
        if (status / 100 == 2) {
            return new Answer.Taken();
        }
        return switch (status) {
            case 410 -> new Answer.Gone("HTTP 410 Gone");
            case 301, 302, 303, 307, 308 ->
                new Answer.Failed("HTTP " + status + ": to where it points is not gone", retryAfter);
            default -> new Answer.Failed("HTTP " + status, retryAfter);
        };
    }

    /** Seconds, or a date (RFC 9110, section 10.2.3). */
    private static Optional<Duration> pause(String text, Instant now) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, at)).filter(Duration::isPositive);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static final class Lines {
        private final InputStream in;
        private int read;

        Lines(InputStream in) {
            this.in = in;
        }

        String next() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    throw new IOException("the connection was closed before an answer");
                }
                if (++read > LONGEST) {
                    throw new IOException("the answer's head is longer than " + LONGEST + " octets");
                }
                line.append((char) octet);
            }
            return line.toString().stripTrailing();
        }
    }
}
