package io.culvert.query.graphql;

import io.culvert.events.api.Caller;
import io.culvert.events.identity.Admission.Admitted;
import io.culvert.events.identity.Admission.Refused;
import io.culvert.events.identity.Identity;
import java.util.Map;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Puts the caller, known by the header {@code X-Auth-Token}, into the context that resolvers read. */
public final class CallerInterceptor implements WebGraphQlInterceptor {
    /** The context's key of the {@link Caller}. */
    static final String CALLER = "caller";

    private final Identity identity;

    public CallerInterceptor(Identity identity) {
        this.identity = identity;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        String token = request.getHeaders().getFirst("X-Auth-Token");
        Caller caller = switch (identity.admit(token == null ? "" : token)) {
            case Admitted(Caller admitted) -> admitted;
            case Refused refused -> throw new ResponseStatusException(HttpStatusCode.valueOf(refused.httpStatus()));
        };
        request.configureExecutionInput((input, builder) ->
                builder.graphQLContext(Map.of(CALLER, caller)).build());
        return chain.next(request);
    }
}
