package io.culvert.agent.vici;

/** Hears what charon tells unasked. Called on the reader's thread, in charon's order: return quickly, and ask charon
 * nothing from within. */
public interface CharonListener {
    /** A CHILD_SA came up or went down; while a new one replaces an old one, the old one's end arrives last, so on
     * {@code up == false} look at {@link Charon#ikeSas()} before believing that the connection is down. */
    void childUpDown(String ike, String child, boolean up);

    void ikeUpDown(String ike, boolean up);

    /** A line of charon's log that belongs to an IKE_SA of that connection; {@link Reasons} reads it. */
    void logLine(String ike, String line);

    /** The event socket closed: charon is gone, and with it every connection it held. Told once, last. */
    void daemonDied();
}
