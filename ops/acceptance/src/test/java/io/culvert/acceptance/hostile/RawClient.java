package io.culvert.acceptance.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP/1.1 as it is written, without a library that would mend it; a connection for each request. */
final class RawClient {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    private final String host;
    private final int port;

    RawClient(URI server) {
        host = server.getHost();
        port = server.getPort();
    }

    /** @param text head and body */
    record Answer(int status, String text) {
        String body() {
            int end = text.indexOf("\r\n\r\n");
            return end < 0 ? "" : text.substring(end + 4);
        }
    }

    /** @throws IOException if no whole answer came within half a minute */
    Answer send(Hostile.Made made) throws IOException {
        try (Socket socket = new Socket(host, port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            StringBuilder head = new StringBuilder(made.method() + " " + made.path() + " HTTP/1.1\r\n");
            head.append("Host: ").append(host).append(":").append(port).append("\r\nConnection: close\r\n");
            made.headers()
                    .forEach((name, value) ->
                            head.append(name).append(": ").append(value).append("\r\n"));
            head.append("Content-Length: ").append(made.body().length()).append("\r\n\r\n");
            request.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
            request.writeBytes(made.body().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(request.toByteArray());
            socket.getOutputStream().flush();
            return read(socket.getInputStream());
        }
    }

    private static Answer read(InputStream in) throws IOException {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        Matcher status = STATUS.matcher(text);
        if (!status.lookingAt()) {
            throw new IOException("no HTTP answer: '" + text + "'");
        }
        return new Answer(Integer.parseInt(status.group(1)), text);
    }
}
