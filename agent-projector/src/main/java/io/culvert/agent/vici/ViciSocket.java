package io.culvert.agent.vici;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Frames in and out of charon's socket, with deadlines. One thread sends and receives; any may close. */
final class ViciSocket implements AutoCloseable {
    private final SocketChannel channel;
    private final Selector selector;

    private ViciSocket(SocketChannel channel, Selector selector) {
        this.channel = channel;
        this.selector = selector;
    }

    static ViciSocket open(Path path) {
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(path));
                channel.configureBlocking(false);
                Selector selector = Selector.open();
                channel.register(selector, 0);
                return new ViciSocket(channel, selector);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new CharonUnreachableException("no charon answers at " + path, e);
        }
    }

    void send(byte[] frame, Deadline deadline) {
        ByteBuffer buffer = ByteBuffer.wrap(frame);
        try {
            while (buffer.hasRemaining()) {
                if (channel.write(buffer) == 0) {
                    await(SelectionKey.OP_WRITE, deadline);
                }
            }
        } catch (IOException | ClosedSelectorException e) {
            throw new CharonUnreachableException("charon's socket does not take a request", e);
        }
    }

    Packet receive(Deadline deadline) {
        int length = fill(4, deadline).getInt();
        if (length < 1 || length > Packet.MAX_OCTETS) {
            throw new CharonUnreachableException("charon sent a packet of " + length + " octets", null);
        }
        try {
            return Packet.read(fill(length, deadline).array());
        } catch (MalformedException e) {
            throw new CharonUnreachableException("charon sent what is no packet", e);
        }
    }

    private ByteBuffer fill(int length, Deadline deadline) {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        try {
            while (buffer.hasRemaining()) {
                int count = channel.read(buffer);
                if (count < 0) {
                    throw new CharonUnreachableException("charon closed its socket", null);
                }
                if (count == 0) {
                    await(SelectionKey.OP_READ, deadline);
                }
            }
        } catch (IOException | ClosedSelectorException e) {
            throw new CharonUnreachableException("charon's socket broke", e);
        }
        return buffer.flip();
    }

    private void await(int operation, Deadline deadline) throws IOException {
        if (deadline.isOver()) {
            throw new CharonUnreachableException("charon did not answer in time", null);
        }
        if (Thread.interrupted()) {
            Thread.currentThread().interrupt();
            throw new CharonUnreachableException("interrupted while waiting for charon", null);
        }
        selector.keys().iterator().next().interestOps(operation);
        selector.select(deadline.millisLeft());
        selector.selectedKeys().clear();
    }

    @Override
    public void close() {
        try (selector;
                channel) {
            selector.wakeup();
        } catch (IOException e) {
            throw new CharonUnreachableException("charon's socket does not close", e);
        }
    }
}
