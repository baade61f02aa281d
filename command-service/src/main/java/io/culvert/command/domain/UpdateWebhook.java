package io.culvert.command.domain;

import io.culvert.events.value.WebhookId;

/** Changes a webhook; what follows is sent as it is then. */
public record UpdateWebhook(WebhookId id, WebhookChanges changes) implements VpnCommand {}
