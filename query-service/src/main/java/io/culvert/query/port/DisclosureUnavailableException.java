package io.culvert.query.port;

/** A key can't be shown now, though the asker may see it; he may ask again after a while. */
public final class DisclosureUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DisclosureUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
