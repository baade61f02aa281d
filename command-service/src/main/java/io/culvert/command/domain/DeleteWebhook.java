package io.culvert.command.domain;

import io.culvert.events.value.WebhookId;

/** Deletes a webhook, whatever it had still to send. */
public record DeleteWebhook(WebhookId id) implements VpnCommand {}
