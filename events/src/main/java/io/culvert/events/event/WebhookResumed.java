package io.culvert.events.event;

import io.culvert.events.value.WebhookId;

/**
 * A webhook goes on from another place.
 *
 * @param after the version of the project after which its events are sent, again or for the first time
 */
public record WebhookResumed(WebhookId id, long after) implements Intent {}
