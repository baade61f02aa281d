package io.culvert.query.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.query.port.RecordedEvent;
import io.culvert.query.port.Tail;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GoneTest {
    private final AtomicInteger completed = new AtomicInteger();
    private final AsyncContext async = (AsyncContext)
            Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {AsyncContext.class}, (_, method, _) -> {
                assertThat(method.getName()).isEqualTo("complete");
                completed.incrementAndGet();
                return null;
            });
    private final AtomicInteger closed = new AtomicInteger();
    private final Gone gone = new Gone(new Closing());

    /** What is completed twice may be the next client's, who has the same object. */
    @Test
    void whoeverComesFirstCompletesAndNobodyAfterwards() {
        gone.written(async);
        gone.onError(new AsyncEvent(async));

        assertThat(completed).hasValue(1);
        assertThat(closed).hasValue(1);
    }

    @Test
    void whatTheWebServerHasCompletedIsLeftAlone() {
        gone.onComplete(new AsyncEvent(async));
        gone.written(async);

        assertThat(completed).hasValue(0);
        assertThat(closed).hasValue(1);
    }

    private final class Closing implements Tail {
        @Override
        public List<RecordedEvent> next(Duration atMost) {
            return List.of();
        }

        @Override
        public long version() {
            return 0;
        }

        @Override
        public boolean isOver() {
            return false;
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
