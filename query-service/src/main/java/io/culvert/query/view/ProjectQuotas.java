package io.culvert.query.view;

import io.culvert.events.value.ResourceKind;
import java.util.Map;

/** A project's own limits. */
public record ProjectQuotas(Map<ResourceKind, Integer> limits) {
    public ProjectQuotas {
        limits = Map.copyOf(limits);
    }
}
