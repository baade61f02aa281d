package io.culvert.fuzz;

/** What reads octets of strangers. */
@FunctionalInterface
public interface Target {
    /** What {@link #take} answers to octets that are well-formed. */
    String READ = "";

    /** Reads the octets as Culvert would, and answers {@link #READ}, or in its own words why it refused them. Whatever it
     * throws is a fault. */
    String take(byte[] octets);
}
