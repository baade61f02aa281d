package io.culvert.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Echo requests through a tunnel, a hundred a second, from when it is made until its losses are asked for. */
final class Pings {
    private static final Pattern COUNTS = Pattern.compile("(\\d+) packets transmitted, (\\d+) received");

    private final Process ping;

    private Pings(Process ping) {
        this.ping = ping;
    }

    static Pings from(RouterNamespace namespace, String source, String target) throws IOException {
        return new Pings(new ProcessBuilder(List.of(
                        "ip", "netns", "exec", namespace.name(), "ping", "-q", "-i", "0.01", "-I", source, target))
                .redirectErrorStream(true)
                .start());
    }

    /** @param lost of those that were sent */
    record Loss(int sent, int lost) {}

    Loss stop() throws IOException {
        // It tells its counts when it is interrupted.
        new ProcessBuilder("kill", "-INT", String.valueOf(ping.pid()))
                .start()
                .onExit()
                .join();
        String said = new String(ping.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher counts = COUNTS.matcher(said);
        if (!counts.find()) {
            throw new IllegalStateException("ping said: " + said);
        }
        int sent = Integer.parseInt(counts.group(1));
        return new Loss(sent, sent - Integer.parseInt(counts.group(2)));
    }
}
