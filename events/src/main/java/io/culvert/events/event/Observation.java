package io.culvert.events.event;

/** What was seen: on a host, in the vault, or by who sends events. */
public sealed interface Observation extends VpnEvent
        permits StatusReported, DriftDetected, DriftRepaired, SecretShredded, WebhookDisabled {}
