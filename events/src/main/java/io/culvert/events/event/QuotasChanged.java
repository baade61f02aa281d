package io.culvert.events.event;

import io.culvert.events.resource.QuotaLimit;
import java.util.List;

/** The project has these limits of its own now; kinds that are not named follow the operator's defaults. */
public record QuotasChanged(List<QuotaLimit> limits) implements Intent {
    public QuotasChanged {
        limits = List.copyOf(limits);
    }
}
