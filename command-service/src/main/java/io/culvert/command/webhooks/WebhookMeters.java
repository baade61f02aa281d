package io.culvert.command.webhooks;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;

/** Webhooks in numbers, as many for 10 000 of them as for one; gauges are 0 at an instance that does not deliver. */
public final class WebhookMeters implements MeterBinder {
    private final WebhookDeliveries deliveries;
    private final Clock clock;

    public WebhookMeters(WebhookDeliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Tally tally = deliveries.tally();
        requests(registry, "taken", tally.taken);
        requests(registry, "failed", tally.failed);
        requests(registry, "gone", tally.gone);
        FunctionCounter.builder("culvert.webhook.given.up", tally.givenUp, LongAdder::sum)
                .description("events that were not taken for so long that they became dead letters")
                .register(registry);
        webhooks(registry, "well", WebhookFigures::well);
        webhooks(registry, "failing", WebhookFigures::failing);
        webhooks(registry, "stopped", WebhookFigures::stopped);
        webhooks(registry, "paused", WebhookFigures::paused);
        gauge("culvert.webhooks.with.dead.letters", WebhookFigures::withLetters)
                .description("webhooks that have dead letters")
                .register(registry);
        gauge("culvert.webhook.dead.letters", WebhookFigures::letters)
                .description("dead letters of all webhooks")
                .register(registry);
        gauge("culvert.webhook.oldest.undelivered", this::age)
                .description("how long the event that waits longest has been there; 0 if none waits")
                .baseUnit("seconds")
                .register(registry);
    }

    private static void requests(MeterRegistry registry, String outcome, LongAdder count) {
        FunctionCounter.builder("culvert.webhook.requests", count, LongAdder::sum)
                .description("events sent to receivers, each attempt, by what came of it")
                .tag("outcome", outcome)
                .register(registry);
    }

    private void webhooks(MeterRegistry registry, String state, ToDoubleFunction<WebhookFigures> figure) {
        gauge("culvert.webhooks", figure)
                .description("webhooks that there are, by how they do")
                .tag("state", state)
                .register(registry);
    }

    private Gauge.Builder<WebhookDeliveries> gauge(String name, ToDoubleFunction<WebhookFigures> figure) {
        return Gauge.builder(name, deliveries, it -> figure.applyAsDouble(it.figures()));
    }

    private double age(WebhookFigures figures) {
        return figures.waitingSince()
                .map(since -> Duration.between(since, clock.instant()).toMillis() / 1_000.0)
                .map(age -> Math.max(0, age))
                .orElse(0.0);
    }
}
