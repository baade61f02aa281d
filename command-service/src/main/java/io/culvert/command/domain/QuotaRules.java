package io.culvert.command.domain;

import io.culvert.events.api.Quotas;
import io.culvert.events.event.QuotasChanged;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.QuotaLimit;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Resources;
import io.culvert.events.value.ResourceKind;
import java.util.Comparator;
import java.util.List;

/** How many resources a project may have. */
final class QuotaRules {
    private QuotaRules() {}

    static List<VpnEvent> change(ProjectState state, ChangeQuotas command) {
        if (command.limits().equals(state.quotas())) {
            return List.of();
        }
        return Facts.of(new QuotasChanged(command.limits().entrySet().stream()
                .map(each -> new QuotaLimit(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(QuotaLimit::kind))
                .toList()));
    }

    /** Refuses one more of that kind if there are as many as there may be. */
    static void check(ProjectState state, ResourceKind kind, Terms terms) {
        int limit = Quotas.limit(terms.quotas(), state.quotas(), kind);
        if (limit >= 0 && Resources.count(state, kind) >= limit) {
            throw new RefusedException(Refusals.overQuota(kind));
        }
    }
}
