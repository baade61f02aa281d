package io.culvert.events.event;

/** What was seen: on a host, or in the vault. */
public sealed interface Observation extends VpnEvent
        permits StatusReported, DriftDetected, DriftRepaired, SecretShredded {}
