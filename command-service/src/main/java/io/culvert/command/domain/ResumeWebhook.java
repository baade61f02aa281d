package io.culvert.command.domain;

import io.culvert.events.value.WebhookId;
import java.util.Optional;

/**
 * Has a webhook go on from another place.
 *
 * @param after the version after which its events are sent; empty for those that come after this command
 */
public record ResumeWebhook(WebhookId id, Optional<Long> after) implements VpnCommand {}
