package io.culvert.query.graphql;

import io.culvert.events.api.Caller;
import io.culvert.events.identity.Admission.Admitted;
import io.culvert.events.identity.Admission.Refused;
import io.culvert.events.identity.Identity;
import io.culvert.events.identity.PresentedToken;
import java.util.Map;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Puts the caller, known by his token, into the context that resolvers read. */
public final class CallerInterceptor implements WebGraphQlInterceptor {
    /** The context's key of the {@link Caller}. */
    static final String CALLER = "caller";

    /** The context's key of the {@link Readmission}, for what goes on for longer. */
    static final String ADMISSION = "admission";

    private final Identity identity;

    public CallerInterceptor(Identity identity) {
        this.identity = identity;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        String token = PresentedToken.of(request.getHeaders()::getFirst);
        Caller caller = switch (identity.admit(token)) {
            case Admitted(Caller admitted) -> admitted;
            case Refused refused -> throw new ResponseStatusException(HttpStatusCode.valueOf(refused.httpStatus()));
        };
        request.configureExecutionInput((input, builder) -> builder.graphQLContext(
                        Map.of(CALLER, caller, ADMISSION, new Readmission(identity, token)))
                .build());
        return chain.next(request);
    }
}
