package io.culvert.events.event;

import io.culvert.events.value.WebhookId;

/** A webhook was deleted. */
public record WebhookDeleted(WebhookId id) implements Intent {}
