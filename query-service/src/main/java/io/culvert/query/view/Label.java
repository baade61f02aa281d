package io.culvert.query.view;

/**
 * What an event is called on the wire.
 *
 * @param subject what it is about, as {@code kind/id}
 * @param type the name of its type, as in {@code io.culvert.site-connection.created.v1}
 */
public record Label(String subject, String type) {}
