package io.culvert.query.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.server.WebSocketSessionInfo;

class SocketsTest {
    private final Sockets sockets = new Sockets(2);

    @Test
    void oneTooManyIsClosedAndWhoGoesMakesRoom() {
        assertThat(open("a")).isTrue();
        assertThat(open("b")).isTrue();
        assertThatThrownBy(() -> open("c")).hasMessage("too many WebSockets");
        sockets.handleConnectionClosed(socket("c"), 4401, Map.of());
        sockets.handleConnectionClosed(socket("a"), 1000, Map.of());
        assertThat(open("d")).isTrue();
    }

    private boolean open(String id) {
        return sockets.handleConnectionInitialization(socket(id), Map.of()).block() == null;
    }

    private static WebSocketSessionInfo socket(String id) {
        return (WebSocketSessionInfo) Proxy.newProxyInstance(
                SocketsTest.class.getClassLoader(),
                new Class<?>[] {WebSocketSessionInfo.class},
                (proxy, method, arguments) -> id);
    }
}
