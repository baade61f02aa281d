package io.culvert.command.domain;

import io.culvert.events.resource.Webhook;
import java.util.Optional;

/**
 * Creates a webhook.
 *
 * @param after the version after which its events are sent; empty for those that come after its creation
 */
public record CreateWebhook(Webhook webhook, Optional<Long> after) implements VpnCommand {}
