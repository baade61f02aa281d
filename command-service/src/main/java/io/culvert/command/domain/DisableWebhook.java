package io.culvert.command.domain;

import io.culvert.events.value.WebhookId;

/**
 * A webhook can't be delivered to as it was at that revision; nothing happens to one that was changed since.
 *
 * @param reason for people
 */
public record DisableWebhook(WebhookId id, long revision, String reason) implements VpnCommand {}
