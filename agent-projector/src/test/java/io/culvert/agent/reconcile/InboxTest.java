package io.culvert.agent.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final Inbox inbox = new Inbox();
    private final List<String> taken = new ArrayList<>();

    @Test
    void waitsOnUntilSomethingCallsAndTakesAllInInOrder() throws InterruptedException {
        inbox.note(() -> taken.add("a note"));
        Thread.ofVirtual().start(() -> {
            LockSupport.parkNanos(50_000_000);
            inbox.note(() -> taken.add("another"));
            LockSupport.parkNanos(50_000_000);
            inbox.call(() -> taken.add("a call"));
        });
        inbox.await(Duration.ofMinutes(1));
        assertThat(taken).containsExactly("a note", "another", "a call");
    }

    @Test
    void returnsWhenTheTimeIsOverThoughOnlyNotesCame() throws InterruptedException {
        inbox.note(() -> taken.add("a note"));
        inbox.await(Duration.ofMillis(20));
        assertThat(taken).containsExactly("a note");
    }

    @Test
    void takesInWhatTakingInPutThere() {
        inbox.note(() -> inbox.call(() -> taken.add("a call")));
        assertThat(inbox.drain()).isTrue();
        assertThat(taken).containsExactly("a call");
        assertThat(inbox.drain()).isFalse();
    }
}
