package io.culvert.command.webhooks;

import java.net.URI;
import java.util.Map;

/** Who takes events. */
interface Receiver {
    /** Sends one request, and says what came of it; returns within a bounded time. */
    Answer post(URI url, Map<String, String> headers, byte[] body) throws InterruptedException;
}
