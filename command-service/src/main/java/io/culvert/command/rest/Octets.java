package io.culvert.command.rest;

/** A body as it was sent. There may be a secret in it, so its text, which the web framework logs at debug, tells nothing. */
final class Octets {
    private final byte[] all;

    Octets(byte[] all) {
        this.all = all;
    }

    byte[] all() {
        return all;
    }

    boolean isEmpty() {
        return all.length == 0;
    }

    @Override
    public String toString() {
        return all.length + " octets";
    }
}
