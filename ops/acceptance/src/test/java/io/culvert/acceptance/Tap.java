package io.culvert.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Stands between a client and a server on this machine and remembers what the client says. */
public final class Tap implements AutoCloseable {
    private final ServerSocket door;
    private final int server;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    public Tap(int server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::welcome);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** An octet is a character. */
    public String said() {
        synchronized (said) {
            return said.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private void welcome() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket beyond = new Socket(InetAddress.getLoopbackAddress(), server);
                Thread.ofVirtual().start(() -> pass(client, beyond, true));
                Thread.ofVirtual().start(() -> pass(beyond, client, false));
            }
        } catch (IOException e) {
            if (!door.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void pass(Socket from, Socket to, boolean remembered) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] octets = new byte[8192];
            for (int count = in.read(octets); count >= 0; count = in.read(octets)) {
                if (remembered) {
                    synchronized (said) {
                        said.write(octets, 0, count);
                    }
                }
                out.write(octets, 0, count);
            }
        } catch (IOException _) {
            // Either side has hung up, and so does this one.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
