package io.culvert.embedded;

/** What a write outlives once it is acknowledged. */
public enum Durability {
    /** The death of the process at any moment: the write is with the operating system. */
    KILL,

    /** That of the machine too: the write was forced to the disk, which takes a disk some milliseconds. */
    POWER_LOSS
}
