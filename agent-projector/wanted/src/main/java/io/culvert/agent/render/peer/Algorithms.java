package io.culvert.agent.render.peer;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Makes the tables of a {@link Vocabulary}. */
final class Algorithms {
    private Algorithms() {}

    /** From pairs such as {@code "aes-128=aes128 aes-256=aes256"}; a word with "+" for each space in it. */
    static Map<String, String> table(String pairs) {
        return Arrays.stream(pairs.strip().split("\\s+"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1].replace('+', ' ')));
    }

    /** Groups by their numbers. */
    static Map<String, String> groups(UnaryOperator<String> word, int... numbers) {
        Map<String, String> words = new TreeMap<>();
        for (int number : numbers) {
            words.put("group" + number, word.apply(Integer.toString(number)));
        }
        return words;
    }
}
