package io.culvert.command.rest.offender;

import java.io.IOException;
import java.net.Socket;

/** Must be caught. */
public final class ConnectsByItself {
    public void connect(String host) throws IOException {
        try (Socket socket = new Socket(host, 80)) {
            socket.getOutputStream().flush();
        }
    }
}
