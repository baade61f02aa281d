package io.culvert.events.lease;

/**
 * What a host may rely on: for so long after it asked its routers are its own.
 *
 * @param seconds counted from when the host asked, by its own clock
 * @param givesWay whether another host may get its routers after that, so that it has to have let go of them by then
 */
public record LeaseTerms(int seconds, boolean givesWay) {
    /** The header of the answer with the position of the log's last event when the lease was given; an older agent reads no
     * more members than it knows. */
    public static final String LOG_POSITION = "Culvert-Log-Position";
}
