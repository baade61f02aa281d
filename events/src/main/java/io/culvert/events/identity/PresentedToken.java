package io.culvert.events.identity;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The token that comes with a request, where OpenStack's clients put it ({@code X-Auth-Token}), or else where all others
 * do ({@code Authorization: Bearer}, RFC 6750 section 2.1).
 */
public final class PresentedToken {
    private static final int LONGEST = 16_384;
    private static final String SCHEME = "Bearer ";

    private PresentedToken() {}

    /**
     * @param headers a request's headers by name, null for those that it has not
     * @return empty if no token came with it
     */
    public static String of(Function<String, @Nullable String> headers) {
        return Optional.ofNullable(headers.apply("X-Auth-Token"))
                .filter(token -> !token.isBlank())
                .or(() -> Optional.ofNullable(headers.apply("Authorization")).flatMap(PresentedToken::bearer))
                .orElse("");
    }

    private static Optional<String> bearer(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(authorization.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    /** What no header can hold is no token, and must not come into the text of an exception. */
    static boolean canBeToken(String token) {
        return !token.isEmpty()
                && token.length() <= LONGEST
                && token.chars().allMatch(each -> each > ' ' && each < 0x7f);
    }
}
