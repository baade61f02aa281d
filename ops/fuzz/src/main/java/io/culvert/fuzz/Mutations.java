package io.culvert.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes cases of seeds, by chance that a number decides: what is well-formed, with a few things done to it. */
final class Mutations {
    /** Enough for what grows with the depth or the number of its parts to show it; in octets. */
    private static final int LONGEST = 64 * 1024;

    private static final int MOST_KEPT = 5_000;
    /** Of a thousand cases so many repeat a part of themselves until they are long. */
    private static final int SWOLLEN_OF_1000 = 5;

    private static final byte[] ENDS = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff, '"', '\\', '{', '}', '[', ']', ' ', '\n'};

    private final List<byte[]> seeds;
    private final List<byte[]> refused = new ArrayList<>();
    private final List<byte[]> words;
    private final SplittableRandom random;

    Mutations(List<byte[]> seeds, List<byte[]> words, long seed) {
        this.seeds = new ArrayList<>(seeds);
        this.words = List.copyOf(words);
        this.random = new SplittableRandom(seed);
    }

    /** A case that was read, unlike any before it, is a seed for further ones. */
    void learnRead(byte[] octets) {
        learn(seeds, octets);
    }

    /** A case that was refused, for another reason than any before it, may lead on to a third. */
    void learnRefused(byte[] octets) {
        learn(refused, octets);
    }

    private void learn(List<byte[]> kept, byte[] octets) {
        if (octets.length > LONGEST / 16) {
            return;
        }
        if (kept.size() < MOST_KEPT) {
            kept.add(octets);
        } else {
            kept.set(random.nextInt(MOST_KEPT / 2, MOST_KEPT), octets);
        }
    }

    /** What there is to begin with. */
    List<byte[]> seeds() {
        return List.copyOf(seeds);
    }

    byte[] next() {
        byte[] octets = seed();
        if (random.nextInt(1000) < SWOLLEN_OF_1000) {
            return swollen(octets);
        }
        for (int i = random.nextBoolean() ? 0 : random.nextInt(5); i >= 0; i--) {
            octets = changed(octets);
        }
        return octets.length > LONGEST ? cut(octets, 0, LONGEST) : octets;
    }

    private byte[] seed() {
        List<byte[]> from = refused.isEmpty() || random.nextInt(4) > 0 ? seeds : refused;
        return from.get(random.nextInt(from.size()));
    }

    private byte[] changed(byte[] octets) {
        int at = random.nextInt(octets.length + 1);
        int end = Math.min(octets.length, at + 1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 8));
        return switch (random.nextInt(9)) {
            case 0 -> flipped(octets);
            case 1 -> set(octets, ENDS[random.nextInt(ENDS.length)]);
            case 2 -> set(octets, (byte) random.nextInt());
            case 3 -> replaced(octets, at, end, new byte[0]);
            case 4 -> replaced(octets, at, at, cut(octets, at, end));
            case 5 -> replaced(octets, at, at, word());
            case 6 -> replaced(octets, at, end, word());
            case 7 -> spliced(octets, at);
            default -> number(octets);
        };
    }

    private byte[] flipped(byte[] octets) {
        if (octets.length == 0) {
            return octets;
        }
        byte[] copy = octets.clone();
        copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    private byte[] set(byte[] octets, byte value) {
        if (octets.length == 0) {
            return new byte[] {value};
        }
        byte[] copy = octets.clone();
        copy[random.nextInt(copy.length)] = value;
        return copy;
    }

    private byte[] word() {
        if (words.isEmpty() || random.nextInt(8) == 0) {
            byte[] noise = new byte[1 + random.nextInt(16)];
            random.nextBytes(noise);
            return noise;
        }
        return words.get(random.nextInt(words.size()));
    }

    /** The one's beginning and the other's end. */
    private byte[] spliced(byte[] octets, int at) {
        byte[] other = seed();
        int from = random.nextInt(other.length + 1);
        return replaced(octets, at, octets.length, cut(other, from, other.length));
    }

    /** Another number where a number is written in digits. */
    private byte[] number(byte[] octets) {
        int digit = octets.length == 0 ? 0 : random.nextInt(octets.length);
        while (digit < octets.length && !(octets[digit] >= '0' && octets[digit] <= '9')) {
            digit++;
        }
        String number = switch (random.nextInt(6)) {
            case 0 -> "-1";
            case 1 -> "2147483648";
            case 2 -> "9223372036854775808";
            case 3 -> "1e999999999";
            case 4 -> "9".repeat(1 + random.nextInt(3_000));
            default -> Long.toString(random.nextLong());
        };
        return replaced(octets, digit, Math.min(octets.length, digit + 1), number.getBytes(StandardCharsets.US_ASCII));
    }

    /** A part of it, or a word, again and again. */
    private byte[] swollen(byte[] octets) {
        int at = random.nextInt(octets.length + 1);
        byte[] part =
                random.nextBoolean() ? word() : cut(octets, at, Math.min(octets.length, at + 1 + random.nextInt(40)));
        int times = random.nextInt(LONGEST / Math.max(1, part.length));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(octets, 0, at);
        for (int i = 0; i < times; i++) {
            out.writeBytes(part);
        }
        out.write(octets, at, octets.length - at);
        return out.toByteArray();
    }

    private static byte[] replaced(byte[] octets, int from, int to, byte[] by) {
        byte[] made = new byte[octets.length - (to - from) + by.length];
        System.arraycopy(octets, 0, made, 0, from);
        System.arraycopy(by, 0, made, from, by.length);
        System.arraycopy(octets, to, made, from + by.length, octets.length - to);
        return made;
    }

    private static byte[] cut(byte[] octets, int from, int to) {
        byte[] part = new byte[to - from];
        System.arraycopy(octets, from, part, 0, part.length);
        return part;
    }
}
