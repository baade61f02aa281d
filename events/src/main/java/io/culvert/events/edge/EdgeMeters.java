package io.culvert.events.edge;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Counts what the edge has refused, by why: {@code culvert.requests.refused}. */
public record EdgeMeters(EdgeFilter edge) implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("culvert.requests.refused", edge, EdgeFilter::full)
                .description("requests answered with 503 or 429 to protect the others")
                .tag("why", "full")
                .register(registry);
        FunctionCounter.builder("culvert.requests.refused", edge, EdgeFilter::tooFast)
                .tag("why", "rate")
                .register(registry);
    }
}
