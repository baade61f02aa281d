package io.culvert.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Echo requests from a namespace, many a second, until it is stopped. */
final class Ping {
    private static final Pattern SUMMARY = Pattern.compile("(\\d+) packets transmitted, (\\d+) received");

    record Count(int sent, int received) {
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
        return new Ping(
                Shell.start(Map.of(), "ip", "netns", "exec", namespace, "ping", "-i", "0.05", "-W", "1", target));
    }

    /** Sends so many and counts. */
    static Count count(String namespace, String target, int packets) {
        String output = Shell.in(namespace, "ping", "-i", "0.2", "-W", "1", "-c", Integer.toString(packets), target)
                .output();
        return summary(output);
    }

    Count stop() {
        // ping tells its summary when interrupted; "ip netns exec" has become ping itself.
        Shell.run("kill", "-INT", Long.toString(process.pid())).orFail();
        try {
            return summary(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Count summary(String output) {
        Matcher summary = SUMMARY.matcher(output);
        if (!summary.find()) {
            throw new AssertionError("no summary of ping in:\n" + output);
        }
        return new Count(Integer.parseInt(summary.group(1)), Integer.parseInt(summary.group(2)));
    }
}
