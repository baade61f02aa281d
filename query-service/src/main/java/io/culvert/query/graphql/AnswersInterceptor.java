package io.culvert.query.graphql;

import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gives each error a code, and who wants server-sent events his answer even if it is one answer: what is wrong with a
 * subscription, or a query.
 */
public final class AnswersInterceptor implements WebGraphQlInterceptor {
    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request).map(answer -> {
            if (answer.getData() instanceof Publisher) {
                return answer;
            }
            WebGraphQlResponse coded = answer.transform(
                    it -> it.errors(Errors.coded(answer.getExecutionResult().getErrors())));
            return request.getHeaders().getAccept().contains(MediaType.TEXT_EVENT_STREAM)
                    ? coded.transform(it -> it.data(Flux.just(coded.getExecutionResult())))
                    : coded;
        });
    }
}
