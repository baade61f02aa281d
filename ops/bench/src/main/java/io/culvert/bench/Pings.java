package io.culvert.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Echo requests through a tunnel, a hundred a second, from when it is made until its losses are asked for. */
final class Pings {
    private static final Pattern ANSWER = Pattern.compile("icmp_seq=(\\d+) ttl");

    private static final Pattern SENT = Pattern.compile("(\\d+) packets transmitted");
    private static final int ON_THEIR_WAY = 5;

    private final Process ping;
    private final Path output;

    private Pings(Process ping, Path output) {
        this.ping = ping;
        this.output = output;
    }

    static Pings from(RouterNamespace namespace, String source, String target) throws IOException {
        Path output = Files.createTempFile("culvert-bench", ".ping");
        List<String> command =
                List.of("ip", "netns", "exec", namespace.name(), "ping", "-n", "-i", "0.01", "-I", source, target);
        Process ping = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Pings(ping, output);
    }

    /** @param lost of those that were sent */
    record Loss(int sent, int lost) {}

    /** The last few that were sent may still be on their way. */
    Loss stop() throws IOException {
        // It tells its counts when it is interrupted.
        new ProcessBuilder("kill", "-INT", String.valueOf(ping.pid()))
                .start()
                .onExit()
                .join();
        ping.onExit().join();
        String said = Files.readString(output);
        Files.delete(output);
        BitSet answered = new BitSet();
        for (MatchResult answer : ANSWER.matcher(said).results().toList()) {
            answered.set(Integer.parseInt(answer.group(1)));
        }
        Matcher sent = SENT.matcher(said);
        if (!sent.find()) {
            throw new IllegalStateException("ping said: " + said);
        }
        int all = Integer.parseInt(sent.group(1));
        int last = all - answered.length() < ON_THEIR_WAY ? answered.length() - 1 : all;
        return new Loss(last, last - answered.cardinality());
    }
}
