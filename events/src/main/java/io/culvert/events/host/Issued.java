package io.culvert.events.host;

/**
 * The answer to a {@link KeyRequest}.
 *
 * @param certificate of the host, as PEM
 * @param authority that issued it, as PEM
 */
public record Issued(String certificate, String authority) {}
