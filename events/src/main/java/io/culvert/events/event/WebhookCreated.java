package io.culvert.events.event;

import io.culvert.events.resource.Webhook;

/**
 * A webhook was created, as it is here.
 *
 * @param after the version of the project after which its events are sent
 */
public record WebhookCreated(Webhook webhook, long after) implements Intent {}
