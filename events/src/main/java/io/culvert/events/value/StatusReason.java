package io.culvert.events.value;

/** Why a status is what it is: a code for programs, and a text for people, often charon's own words. */
public record StatusReason(ReasonCode code, String text) {}
