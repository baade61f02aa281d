package io.culvert.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients of {@code GET /events}, many on one thread, which costs the machine least beside the server. They measure from the
 * time that an event carries, which is before its commit, to their reading it.
 */
final class Followers implements AutoCloseable {
    private static final String TIME = "\"time\":\"";
    /** The server works on so many requests at once, and refuses more. */
    private static final int AT_ONCE = 64;

    private static final int ARRIVES_TOGETHER = 256 << 10;

    private final Selector selector = Selector.open();
    private final List<SocketChannel> channels = new ArrayList<>();
    private final AtomicInteger greeted = new AtomicInteger();
    private final Latencies latencies = new Latencies();
    private volatile boolean over;

    /** What a client has of a line that is not whole yet. */
    private static final class Client {
        private final StringBuilder line = new StringBuilder();
    }

    private Followers() throws IOException {}

    /** @param projects whose events they follow, by turns; each client's token is its project's name */
    static Followers of(String api, List<String> projects, int count) throws IOException {
        Followers followers = new Followers();
        Thread.ofPlatform().daemon().name("followers").start(followers::read);
        for (int each = 0; each < count; each++) {
            while (each - followers.greeted() >= AT_ONCE) {
                LockSupport.parkNanos(1_000_000);
            }
            followers.follow(URI.create(api), projects.get(each % projects.size()));
        }
        return followers;
    }

    private void follow(URI api, String project) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(api.getHost(), api.getPort()));
        String request = "GET /events?after=latest HTTP/1.1\r\nHost: culvert\r\nX-Auth-Token: " + project + "\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Client());
        selector.wakeup();
        channels.add(channel);
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocate(ARRIVES_TOGETHER);
        try {
            while (!over) {
                selector.select(key -> take(key, buffer));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the followers can't read", e);
        }
    }

    private void take(SelectionKey key, ByteBuffer buffer) {
        try {
            if (((SocketChannel) key.channel()).read(buffer.clear()) < 0) {
                throw new IllegalStateException("a follower was cut off");
            }
        } catch (IOException e) {
            throw new IllegalStateException("a follower was cut off", e);
        }
        Instant now = Instant.now();
        StringBuilder line = ((Client) key.attachment()).line;
        for (int each = 0; each < buffer.position(); each++) {
            char character = (char) buffer.get(each);
            if (character == '\n') {
                line(line, now);
                line.setLength(0);
            } else {
                line.append(character);
            }
        }
    }

    private void line(StringBuilder line, Instant now) {
        if (line.indexOf("retry:") == 0) {
            greeted.incrementAndGet();
        } else if (line.indexOf("data:") == 0) {
            int start = line.indexOf(TIME) + TIME.length();
            Instant time = Instant.parse(line.substring(start, line.indexOf("\"", start)));
            latencies.took(Duration.between(time, now).toNanos());
        }
    }

    /** How many the server has let in. */
    int greeted() {
        return greeted.get();
    }

    /** How many events arrived, all clients together. */
    int arrived() {
        return latencies.count();
    }

    Latencies latencies() {
        return latencies;
    }

    @Override
    public void close() throws IOException {
        over = true;
        selector.wakeup();
        for (SocketChannel channel : channels) {
            channel.close();
        }
        // Until then they stay open to receive: a server would not see that they are gone.
        selector.close();
    }
}
