package io.culvert.command.rest;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code traceparent} (W3C Trace Context, section 3.2); what is malformed is dropped, as that text asks. */
final class TraceParent {
    static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile(
            "(?!ff)(?<version>[0-9a-f]{2})-(?<ids>(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2})(?<more>-.*)?");

    private TraceParent() {}

    /** The one header there is, if it is well-formed; a later version's as version 00, which is all we know of it. */
    static Optional<String> of(List<String> headers) {
        if (headers.size() != 1) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(headers.getFirst());
        boolean known = matcher.matches() && !(matcher.group("version").equals("00") && matcher.group("more") != null);
        return known ? Optional.of("00-" + matcher.group("ids")) : Optional.empty();
    }
}
