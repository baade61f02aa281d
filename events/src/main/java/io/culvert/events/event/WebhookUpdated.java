package io.culvert.events.event;

import io.culvert.events.resource.Webhook;

/** A webhook was changed, and is as it is here. */
public record WebhookUpdated(Webhook webhook) implements Intent {}
