package io.culvert.query.graphql;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketSessionInfo;
import reactor.core.publisher.Mono;

/** Lets so many WebSockets be open at once and no more, whatever goes on in them: each holds a connection and a thread. */
public final class Sockets implements WebSocketGraphQlInterceptor {
    private final int most;
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    public Sockets(int most) {
        this.most = most;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return chain.next(request);
    }

    /** One too many is closed. */
    @Override
    public Mono<Object> handleConnectionInitialization(WebSocketSessionInfo socket, Map<String, Object> payload) {
        open.add(socket.getId());
        return open.size() > most ? Mono.error(new IllegalStateException("too many WebSockets")) : Mono.empty();
    }

    @Override
    public void handleConnectionClosed(WebSocketSessionInfo socket, int code, Map<String, Object> payload) {
        open.remove(socket.getId());
    }
}
