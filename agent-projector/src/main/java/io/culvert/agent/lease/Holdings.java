package io.culvert.agent.lease;

/** What a host carries under its lease. */
public interface Holdings {
    /** Ends all of it, and begins nothing until {@link #goOn}; returns when nothing of it runs. */
    void letGo();

    /** Whether all that was decided up to that position of the log is known, and taken up by whoever carries it out. */
    boolean knows(long position);

    /** What is wanted may be brought about again. */
    void goOn();
}
