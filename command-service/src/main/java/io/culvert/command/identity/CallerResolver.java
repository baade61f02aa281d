package io.culvert.command.identity;

import io.culvert.events.api.Caller;
import io.culvert.events.identity.Admission.Admitted;
import io.culvert.events.identity.Admission.Refused;
import io.culvert.events.identity.Identity;
import io.culvert.events.identity.PresentedToken;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives the controllers of this service, and those of no other in the same process, their {@link Caller}. */
public final class CallerResolver implements HandlerMethodArgumentResolver {
    private static final String SERVICE = "io.culvert.command.";

    private final Identity identity;

    CallerResolver(Identity identity) {
        this.identity = identity;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class
                && parameter.getContainingClass().getName().startsWith(SERVICE);
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        return switch (identity.admit(PresentedToken.of(request::getHeader))) {
            case Admitted(Caller caller) -> caller;
            case Refused refused -> throw new RefusedCallerException(refused);
        };
    }
}
