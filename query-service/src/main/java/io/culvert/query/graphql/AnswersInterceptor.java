package io.culvert.query.graphql;

import java.util.List;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gives each error a code, who wants server-sent events his answer even if it is one answer, be it what is wrong with a
 * subscription, and who subscribes and wants no stream an error.
 */
public final class AnswersInterceptor implements WebGraphQlInterceptor {
    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        boolean wantsStream = wantsStream(request.getHeaders().getAccept());
        boolean takesMany = wantsStream || request instanceof WebSocketGraphQlRequest;
        return chain.next(request).map(answer -> {
            if (answer.getData() instanceof Publisher) {
                return takesMany ? answer : refused(answer);
            }
            WebGraphQlResponse coded = answer.transform(
                    it -> it.errors(Errors.coded(answer.getExecutionResult().getErrors())));
            return wantsStream ? coded.transform(it -> it.data(Flux.just(coded.getExecutionResult()))) : coded;
        });
    }

    /** Who takes JSON too gets that. */
    private static boolean wantsStream(List<MediaType> accepted) {
        return accepted.contains(MediaType.TEXT_EVENT_STREAM)
                && accepted.stream()
                        .noneMatch(each -> each.isCompatibleWith(MediaType.APPLICATION_JSON)
                                || each.isCompatibleWith(MediaType.APPLICATION_GRAPHQL_RESPONSE));
    }

    private static WebGraphQlResponse refused(WebGraphQlResponse subscription) {
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(
                subscription.getExecutionInput(),
                new RefusedExecution(
                                "StreamRequired", "A subscription needs a WebSocket, or Accept: text/event-stream.")
                        .toExecutionResult()));
    }
}
