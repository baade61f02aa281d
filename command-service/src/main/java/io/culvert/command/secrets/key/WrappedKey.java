package io.culvert.command.secrets.key;

import org.bson.types.Binary;

/**
 * A data key, encrypted.
 *
 * @param name of the key that it is encrypted with
 */
public record WrappedKey(String name, Binary octets) {}
