package io.culvert.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run through all cases, on a thread of its own with the stack that services have, watched by the caller's. */
final class Run implements Runnable {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What any case may take, and what each of its octets may add; in octets of memory. */
    private static final long FREE = 2 * 1024 * 1024;

    private static final long FREE_PER_OCTET = 2_000;

    private static final int KIND_LENGTH = 60;
    private static final int MOST_KINDS = 100_000;

    private final Target target;
    private final Mutations mutations;
    private final long cases;
    private final Duration endless;
    private final Thread thread = Thread.ofPlatform().daemon().name("fuzz").unstarted(this);

    private final Set<Integer> kinds = new HashSet<>();
    private long read;
    private long largest;
    private volatile long number;
    private volatile byte[] current = {};
    private volatile @Nullable Fault fault;

    /** @param endless a case that takes as much of the processor's time has no end */
    Run(Target target, Mutations mutations, long cases, Duration endless) {
        this.target = target;
        this.mutations = mutations;
        this.cases = cases;
        this.endless = endless;
    }

    Run start() {
        thread.start();
        return this;
    }

    @Override
    public void run() {
        try {
            // Not measured: what is loaded and kept at a first use belongs to no case.
            for (byte[] seed : mutations.seeds()) {
                answer(0, seed);
            }
            for (long i = 1; i <= cases; i++) {
                byte[] octets = mutations.next();
                current = octets;
                number = i;
                look(i, octets);
            }
        } catch (Fault e) {
            fault = e;
        }
    }

    private void look(long i, byte[] octets) throws Fault {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        String answer = answer(i, octets);
        long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
        largest = Math.max(largest, taken);
        if (taken > FREE + FREE_PER_OCTET * octets.length) {
            throw new Fault(i, octets, "took " + taken + " octets of memory", null);
        }
        boolean wasRead = answer.equals(Target.READ);
        if (wasRead) {
            read++;
        }
        if (kinds.size() < MOST_KINDS && kinds.add(kind(answer, octets.length))) {
            if (wasRead) {
                mutations.learnRead(octets);
            } else {
                mutations.learnRefused(octets);
            }
        }
    }

    private String answer(long i, byte[] octets) throws Fault {
        try {
            return target.take(octets);
        } catch (Throwable e) {
            throw new Fault(i, octets, "led to " + e, e);
        }
    }

    /** Answers of one kind differ in numbers and names only; of what is read, each size is another kind. */
    private static int kind(String answer, int length) {
        if (answer.equals(Target.READ)) {
            return 31 - Integer.numberOfLeadingZeros(length + 1);
        }
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < answer.length() && words.length() < KIND_LENGTH; i++) {
            char c = answer.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                words.append(c);
            }
        }
        return words.toString().toLowerCase(Locale.ROOT).hashCode();
    }

    /** Waits for the last case.
     *
     * @throws Fault if a case is one */
    void await() throws Fault, InterruptedException {
        long last = 0;
        long since = 0;
        while (!thread.join(Duration.ofMillis(500))) {
            long used = THREADS.getThreadCpuTime(thread.threadId());
            if (number != last) {
                last = number;
                since = used;
            } else if (used - since > endless.toNanos()) {
                throw new Fault(last, current, "has no end", null);
            }
        }
        if (fault != null) {
            throw fault;
        }
    }

    /** Of a finished run. */
    boolean isBlind() {
        return read == 0 || read == cases;
    }

    /** Of a finished run. */
    String seen() {
        return "%,d cases, %,d read and %,d refused, %,d kinds of answers, at most %,d KiB of memory for one"
                .formatted(cases, read, cases - read, kinds.size(), largest / 1024);
    }
}
