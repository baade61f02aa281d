package io.culvert.command.webhooks;

import io.culvert.events.value.WebhookId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Receivers that answer what they are told to, and remember what they were sent. */
final class ToldReceiver implements Receiver {
    interface Answers {
        Answer to(WebhookId webhook, long version, int attempt) throws InterruptedException;
    }

    private record Sent(WebhookId webhook, long version, boolean taken) {}

    final List<Map<String, String>> headers = new CopyOnWriteArrayList<>();
    final List<String> bodies = new CopyOnWriteArrayList<>();
    volatile Answers answers = (_, _, _) -> new Answer.Taken();
    private final List<Sent> all = new CopyOnWriteArrayList<>();

    @Override
    public Answer post(URI url, Map<String, String> with, byte[] body) throws InterruptedException {
        WebhookId webhook = WebhookId.of(with.getOrDefault("culvert-webhook", ""));
        long version = Long.parseLong(with.getOrDefault("culvert-version", ""));
        Answer answer = answers.to(webhook, version, Integer.parseInt(with.getOrDefault("culvert-attempt", "")));
        headers.add(with);
        bodies.add(new String(body, StandardCharsets.UTF_8));
        all.add(new Sent(webhook, version, answer instanceof Answer.Taken));
        return answer;
    }

    /** The versions that were sent, in order. */
    List<Long> sent(WebhookId webhook) {
        return all.stream()
                .filter(each -> each.webhook().equals(webhook))
                .map(Sent::version)
                .toList();
    }

    List<Long> taken(WebhookId webhook) {
        return all.stream()
                .filter(each -> each.webhook().equals(webhook) && each.taken())
                .map(Sent::version)
                .toList();
    }
}
