package io.culvert.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Cases made of seeds, sent to a target one after the other: no case may make it throw, run without end, or take more
 * memory than its length is worth. The property {@code culvert.fuzz.cases} says how many, {@code culvert.fuzz.seed}
 * which; the same two numbers give the same cases.
 */
public final class Fuzzing {
    private static final long CASES = Long.getLong("culvert.fuzz.cases", 30_000);
    private static final long SEED = Long.getLong("culvert.fuzz.seed", System.nanoTime() % 1_000_000);

    /** Of the processor's time; other cases take microseconds. */
    private static final Duration ENDLESS = Duration.ofSeconds(20);

    private final String name;
    private final Target target;
    private final List<byte[]> seeds = new ArrayList<>();
    private final List<byte[]> words = new ArrayList<>();
    private final long cases;
    private final Duration endless;

    private Fuzzing(String name, Target target, long cases, Duration endless) {
        this.name = name;
        this.target = target;
        this.cases = cases;
        this.endless = endless;
    }

    /** @param name of the target, for the report */
    public static Fuzzing of(String name, Target target) {
        return new Fuzzing(name, target, CASES, ENDLESS);
    }

    /** That many cases, whatever the property says, and another bound of what is taken for endless. */
    static Fuzzing of(String name, Target target, long cases, Duration endless) {
        return new Fuzzing(name, target, cases, endless);
    }

    /** Well-formed octets; at least one is needed. */
    public Fuzzing seeds(Collection<byte[]> more) {
        seeds.addAll(more);
        return this;
    }

    /** Well-formed texts. */
    public Fuzzing texts(Collection<String> more) {
        return seeds(more.stream().map(Fuzzing::octets).toList());
    }

    /** What has a meaning to the target wherever it stands. */
    public Fuzzing words(String... more) {
        for (String word : more) {
            words.add(octets(word));
        }
        return this;
    }

    /** What has a meaning to the target wherever it stands. */
    public Fuzzing words(byte[]... more) {
        words.addAll(List.of(more));
        return this;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Prints what was seen.
     *
     * @throws AssertionError with the case and how to repeat it, if one is a fault; and if nothing was read, or nothing
     *     was refused, since such cases would prove nothing */
    public void run() throws InterruptedException {
        Run run = new Run(target, new Mutations(seeds, words, SEED), cases, endless);
        String which = "fuzz: " + name + ", seed " + SEED + ": ";
        try {
            run.start().await();
        } catch (Fault e) {
            throw new AssertionError(which + e.getMessage(), e.getCause());
        }
        System.out.println(which + run.seen());
        if (run.isBlind()) {
            throw new AssertionError(which + "these cases prove nothing: " + run.seen());
        }
    }
}
