package io.culvert.command.webhooks;

import io.culvert.events.value.WebhookId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What came of sending, since the process began, and the dead letters that there are now. */
final class Tally {
    final LongAdder taken = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder gone = new LongAdder();
    final LongAdder givenUp = new LongAdder();
    private final Map<WebhookId, Integer> letters = new ConcurrentHashMap<>();

    void count(Answer answer) {
        switch (answer) {
            case Answer.Taken() -> taken.increment();
            case Answer.Gone(var _) -> gone.increment();
            case Answer.Failed(var _, var _) -> failed.increment();
        }
    }

    /** All that are kept, of whatever webhook. */
    void letters(Map<WebhookId, Integer> all) {
        letters.clear();
        letters.putAll(all);
    }

    void letters(WebhookId id, int count) {
        if (count == 0) {
            letters.remove(id);
        } else {
            letters.put(id, count);
        }
    }

    /** Of each webhook that has any. */
    Map<WebhookId, Integer> letters() {
        return Map.copyOf(letters);
    }
}
