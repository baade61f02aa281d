package io.culvert.command.rest;

import io.culvert.command.domain.InUse;
import io.culvert.events.api.Extended;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads a {@link Call} from the parameters and headers of a request. */
final class Calls implements HandlerMethodArgumentResolver {
    static final int LONGEST_KEY = 255;

    /** An entity tag as Culvert gives them, or the form that Neutron's clients use. */
    private static final Pattern REVISION =
            Pattern.compile("\\s*(?:\"(?<tag>\\d{1,18})\"|revision_number=(?<number>\\d{1,18}))\\s*");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Call.class;
    }

    @Override
    public Call resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        if (!(request.getAttribute(RequestIdFilter.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
                instanceof Origin origin)) {
            throw new IllegalStateException("a write that RequestIdFilter did not see");
        }
        return new Call(
                origin,
                flag("dry_run", one("dry_run", request)) ? Call.Carrying.DRY_RUN : Call.Carrying.OUT,
                inUse(one("in_use", request)),
                Extended.of(request.getHeader(Extended.HEADER)),
                revisions(request.getHeader("If-Match")),
                idempotencyKey(request.getHeader("Idempotency-Key")));
    }

    /** Whoever says both yes and no means neither. */
    private static @Nullable String one(String name, NativeWebRequest request) {
        String[] values = request.getParameterValues(name);
        if (values == null) {
            return null;
        }
        if (Stream.of(values).distinct().count() > 1) {
            throw Malformed.attribute(name, "it is given more than once, with different values");
        }
        return values[0];
    }

    private static boolean flag(String name, @Nullable String value) {
        return switch (value) {
            case "true", "True" -> true;
            case "false", "False" -> false;
            case null -> false;
            default -> throw Malformed.attribute(name, "'" + value + "' is not in ['true', 'false']");
        };
    }

    private static InUse inUse(@Nullable String value) {
        return switch (value) {
            case "apply" -> InUse.APPLY;
            case null -> InUse.REFUSE;
            default -> throw Malformed.attribute("in_use", "'" + value + "' is not in ['apply']");
        };
    }

    private static Optional<Set<Long>> revisions(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return Optional.empty();
        }
        Set<Long> revisions = new TreeSet<>();
        for (String each : ifMatch.split(",", -1)) {
            Matcher matcher = REVISION.matcher(each);
            if (!matcher.matches()) {
                throw Malformed.attribute("If-Match", "'" + each.strip() + "' is no entity tag such as '\"7\"'");
            }
            revisions.add(Long.valueOf(matcher.group("tag") == null ? matcher.group("number") : matcher.group("tag")));
        }
        return Optional.of(revisions);
    }

    private static Optional<String> idempotencyKey(@Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw Malformed.attribute("Idempotency-Key", "a key has 1 to " + LONGEST_KEY + " characters");
        }
        return Optional.ofNullable(key);
    }
}
