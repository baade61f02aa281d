package io.culvert.events.event;

import io.culvert.events.value.WebhookId;

/**
 * A webhook is not enabled any more, because of what its receiver answered, or did not.
 *
 * @param reason for people
 */
public record WebhookDisabled(WebhookId id, String reason) implements Observation {}
