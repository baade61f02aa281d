package io.culvert.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Echo requests from a namespace, many a second, until it is stopped. */
public final class Ping {
    private static final Pattern SUMMARY = Pattern.compile("(\\d+) packets transmitted, (\\d+) received");

    private static final Pattern ANSWER = Pattern.compile("icmp_seq=(\\d+) ttl");

    /** @param longestGap the most that were lost one after the other */
    public record Count(int sent, int received, int longestGap) {
        int lost() {
            return sent - received;
        }
    }

    private final Process process;

    private Ping(Process process) {
        this.process = process;
    }

    /** Starts an endless one, 20 a second. */
    static Ping start(String namespace, String target) {
        return start(namespace, target, "0.05");
    }

    /** @param seconds between two of them, for ping */
    public static Ping start(String namespace, String target, String seconds) {
        return new Ping(
                Shell.start(Map.of(), "ip", "netns", "exec", namespace, "ping", "-i", seconds, "-W", "1", target));
    }

    /** Sends so many and counts. */
    static Count count(String namespace, String target, int packets) {
        String output = Shell.in(namespace, "ping", "-i", "0.2", "-W", "1", "-c", Integer.toString(packets), target)
                .output();
        return summary(output);
    }

    /** What was answered, out of all up to the last that was: one may be on its way when ping is stopped. */
    public Count stop() {
        Shell.run("kill", "-INT", Long.toString(process.pid())).orFail();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int[] answered = ANSWER.matcher(output)
                    .results()
                    .mapToInt(answer -> Integer.parseInt(answer.group(1)))
                    .distinct()
                    .sorted()
                    .toArray();
            return new Count(Arrays.stream(answered).max().orElseThrow(), answered.length, longestGap(answered));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int longestGap(int[] answered) {
        return IntStream.range(1, answered.length)
                .map(i -> answered[i] - answered[i - 1] - 1)
                .max()
                .orElse(0);
    }

    private static Count summary(String output) {
        Matcher summary = SUMMARY.matcher(output);
        if (!summary.find()) {
            throw new AssertionError("no summary of ping in:\n" + output);
        }
        int sent = Integer.parseInt(summary.group(1));
        int received = Integer.parseInt(summary.group(2));
        return new Count(sent, received, sent - received);
    }
}
