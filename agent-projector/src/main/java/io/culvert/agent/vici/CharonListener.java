package io.culvert.agent.vici;

/** Hears what charon tells unasked. Called on the reader's thread, in charon's order: return quickly, and ask charon
 * nothing from within. */
public interface CharonListener {
    /** A CHILD_SA came up or went down; while a new one replaces an old one, the old one's end arrives last, so on
     * {@code up == false} look at {@link Charon#ikeSas()} before believing that the connection is down. */
    void childUpDown(String ike, String child, boolean up);

    void ikeUpDown(String ike, boolean up);

    /** A CHILD_SA has ended or given way to another, with the counters that charon last had of it. */
    default void childEnded(ChildDetails last) {}

    /** An SA of that connection was replaced by a new one. */
    void rekeyed(String ike);

    /** A line of charon's log that belongs to an IKE_SA of that connection; {@link Reasons} reads it. They come also
     * where nothing failed, and are many. */
    void logLine(String ike, String line);

    /** The event socket closed: charon is gone, and with it every connection it held. Told once, last. */
    void daemonDied();
}
