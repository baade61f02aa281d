package io.culvert.agent.vici;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A charon that answers each packet as the test says, on as many connections as come. */
final class ScriptedCharon implements AutoCloseable {
    private final ServerSocketChannel server;
    private final List<SocketChannel> clients = new CopyOnWriteArrayList<>();
    private final Function<Packet, List<byte[]>> script;

    ScriptedCharon(Path socket, Function<Packet, List<byte[]>> script) throws IOException {
        this.script = script;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(SocketChannel client) {
        try {
            while (true) {
                int length = fill(client, 4).getInt();
                for (byte[] frame :
                        script.apply(Packet.read(fill(client, length).array()))) {
                    client.write(ByteBuffer.wrap(frame));
                }
            }
        } catch (IOException closed) {
            // Either side has gone.
        }
    }

    private static ByteBuffer fill(SocketChannel client, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (client.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }

    /** Sends to every connection, as charon does with an event. */
    void tell(byte[] frame) throws IOException {
        for (SocketChannel client : clients) {
            client.write(ByteBuffer.wrap(frame));
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (SocketChannel client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
