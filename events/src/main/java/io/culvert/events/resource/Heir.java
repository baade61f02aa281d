package io.culvert.events.resource;

/**
 * The host that is to carry a router next, and makes ready for it while the present one goes on.
 *
 * @param binding the epoch is that of its preparation; it carries nothing before it is bound with a later one
 * @param why the router is to go there, for people
 */
public record Heir(Binding binding, String why) {}
