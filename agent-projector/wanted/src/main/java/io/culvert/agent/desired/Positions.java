package io.culvert.agent.desired;

import java.util.BitSet;
import java.util.Optional;

/**
 * Which events of the whole log were seen. Positions have no gaps, so what lacks one is known to lack it, however the topic
 * came to be short of it; and what has one already is sent again. Not for several threads at once.
 */
public final class Positions {
    /** All up to this one were seen, and that after it was not. */
    private long whole;

    private long last;
    /** Those seen after the base, which follows when there are no gaps: bit 0 is for the one next to it. */
    private final BitSet seen;

    private long base;

    private Positions(long whole, long last, BitSet seen, long base) {
        this.whole = whole;
        this.last = last;
        this.seen = seen;
        this.base = base;
    }

    /** All up to that one; 0 for none. */
    public static Positions upTo(long position) {
        return new Positions(position, position, new BitSet(), position);
    }

    public Positions copy() {
        return new Positions(whole, last, (BitSet) seen.clone(), base);
    }

    /** True if it was not seen before. */
    public boolean see(long position) {
        int bit = position <= whole ? -1 : Math.toIntExact(position - base - 1);
        if (bit < 0 || seen.get(bit)) {
            return false;
        }
        seen.set(bit);
        last = Math.max(last, position);
        if (position == whole + 1) {
            whole = base + seen.nextClearBit(bit);
        }
        if (areWhole()) {
            base = whole;
            seen.clear();
        }
        return true;
    }

    /** All up to this one were seen. */
    public long whole() {
        return whole;
    }

    public boolean areWhole() {
        return whole == last;
    }

    /** What is lacking first; empty if nothing is. */
    public Optional<String> lacking() {
        return areWhole()
                ? Optional.empty()
                : Optional.of("positions " + (whole + 1) + " to " + (base + seen.nextSetBit((int) (whole - base))));
    }
}
