package io.culvert.command.domain;

import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.WebhookCreated;
import io.culvert.events.event.WebhookDeleted;
import io.culvert.events.event.WebhookDisabled;
import io.culvert.events.event.WebhookResumed;
import io.culvert.events.event.WebhookUpdated;
import io.culvert.events.resource.Webhook;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Revisions;
import java.util.List;
import java.util.Optional;

/** Webhooks: nothing uses them, and nothing that is wanted of a network hangs on them. */
final class WebhookRules {
    private WebhookRules() {}

    static List<VpnEvent> create(ProjectState state, CreateWebhook command) {
        return Facts.of(new WebhookCreated(command.webhook(), place(state, command.after())));
    }

    static List<VpnEvent> update(ProjectState state, UpdateWebhook command) {
        Webhook before = Known.webhook(state, command.id());
        Webhook after = command.changes().appliedTo(before);
        return Facts.ifChanged(before, after, new WebhookUpdated(after));
    }

    static List<VpnEvent> delete(ProjectState state, DeleteWebhook command) {
        Known.webhook(state, command.id());
        return Facts.of(new WebhookDeleted(command.id()));
    }

    static List<VpnEvent> resume(ProjectState state, ResumeWebhook command) {
        Known.webhook(state, command.id());
        return Facts.of(new WebhookResumed(command.id(), place(state, command.after())));
    }

    /** Of what was seen before its owner changed it nothing follows. */
    static List<VpnEvent> disable(ProjectState state, DisableWebhook command) {
        Webhook now = state.webhooks().get(command.id());
        boolean concerned = now != null && now.enabled() && Revisions.of(state, command.id()) <= command.revision();
        return concerned ? Facts.of(new WebhookDisabled(command.id(), command.reason())) : List.of();
    }

    /** After the event that says so, if the client names no version. */
    private static long place(ProjectState state, Optional<Long> after) {
        long latest = state.version() + 1;
        if (after.isPresent() && after.get() > state.version()) {
            throw new RefusedException(Refusals.afterTheLast(after.get(), state.version()));
        }
        return after.orElse(latest);
    }
}
