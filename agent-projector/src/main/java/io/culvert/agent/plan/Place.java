package io.culvert.agent.plan;

/** A child in charon, by names: the same child under another IKE connection is another one. */
public record Place(String ike, String child) {}
