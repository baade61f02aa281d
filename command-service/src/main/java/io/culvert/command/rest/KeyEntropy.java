package io.culvert.command.rest;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How many bits a guesser has to get right, estimated with caution: what people make up counts for little, what a
 * machine drew at random for nearly what it is. Whatever the 255 characters are that a key may have, it takes little time,
 * which the estimators with dictionaries can't say of themselves.
 *
 * <ul>
 *   <li>a character is worth the logarithm of the smallest alphabet that the whole key fits in;
 *   <li>in four letters or more of one case, with vowels among them, it is worth what a letter of a word chosen at random
 *       is, 2.6 bits: a list of 7776 words of 5 letters has 12.9 bits a word;
 *   <li>a character that repeats the one before, counts on from it or lies beside it on the keyboard, as that one did, is
 *       worth 1 bit;
 *   <li>three characters or more that were there before are together worth the way back to them.
 * </ul>
 */
final class KeyEntropy {
    private static final double LETTER_OF_A_WORD = 2.6;
    private static final double FORESEEN = 1;
    private static final int WORD = 4;
    private static final int REPEAT = 3;
    private static final List<String> ROWS = List.of("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm");

    private static final Pattern DIGITS = Pattern.compile("[0-9]*");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]*|[0-9A-F]*");
    private static final List<Alphabet> ALPHABETS = List.of(
            Alphabet.of("[a-z]", 26),
            Alphabet.of("[A-Z]", 26),
            Alphabet.of("[0-9]", 10),
            Alphabet.of("[-_+/=]", 2),
            // Beyond base64: the other printable characters of ASCII, and as many again for all the world's.
            Alphabet.of("[^-_+/=a-zA-Z0-9]", 30),
            Alphabet.of("[^ -~]", 30));

    private KeyEntropy() {}

    private record Alphabet(Pattern character, int size) {
        static Alphabet of(String character, int size) {
            return new Alphabet(Pattern.compile(character), size);
        }
    }

    /** In whole bits, rounded down; 0 for the empty key. */
    static int bits(String key) {
        double each = Math.log(alphabet(key)) / Math.log(2);
        double bits = 0;
        int i = 0;
        while (i < key.length()) {
            int repeated = repeated(key, i);
            if (repeated >= REPEAT) {
                bits += Math.log(i) / Math.log(2) + 1;
                i += repeated;
            } else {
                bits += isForeseen(key, i) ? FORESEEN : inWord(key, i) ? LETTER_OF_A_WORD : each;
                i++;
            }
        }
        return (int) bits;
    }

    private static int alphabet(String key) {
        if (DIGITS.matcher(key).matches()) {
            return 10;
        }
        if (HEX.matcher(key).matches()) {
            return 16;
        }
        int size = 0;
        for (Alphabet each : ALPHABETS) {
            size += each.character().matcher(key).find() ? each.size() : 0;
        }
        return Math.max(2, size);
    }

    /** How many characters from there on have been there before, in the same order. */
    private static int repeated(String key, int from) {
        int longest = 0;
        for (int before = 0; before < from; before++) {
            int length = 0;
            while (from + length < key.length() && key.charAt(before + length) == key.charAt(from + length)) {
                length++;
            }
            longest = Math.max(longest, length);
        }
        return longest;
    }

    /** The second such step in a row: what was drawn at random takes one now and then. */
    private static boolean isForeseen(String key, int at) {
        return at >= 2 && isStep(key.charAt(at - 2), key.charAt(at - 1)) && isStep(key.charAt(at - 1), key.charAt(at));
    }

    private static boolean isStep(char before, char now) {
        char a = Character.toLowerCase(before);
        char b = Character.toLowerCase(now);
        return Math.abs(a - b) <= 1 || ROWS.stream().anyMatch(row -> areNeighbours(row, a, b));
    }

    private static boolean areNeighbours(String row, char a, char b) {
        int one = row.indexOf(a);
        int other = row.indexOf(b);
        return one >= 0 && other >= 0 && Math.abs(one - other) == 1;
    }

    private static boolean inWord(String key, int at) {
        int from = at;
        while (from > 0 && isLetterLike(key, from - 1, at)) {
            from--;
        }
        int to = at;
        while (to < key.length() && isLetterLike(key, to, at)) {
            to++;
        }
        String run = key.substring(from, to).toLowerCase(Locale.ROOT);
        long vowels = run.chars().filter(c -> "aeiouy".indexOf(c) >= 0).count();
        return run.length() >= WORD && 4 * vowels >= run.length();
    }

    private static boolean isLetterLike(String key, int i, int as) {
        return Character.isLetter(key.charAt(i))
                && Character.isLetter(key.charAt(as))
                && Character.isUpperCase(key.charAt(i)) == Character.isUpperCase(key.charAt(as));
    }
}
