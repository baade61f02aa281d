package io.culvert.acceptance.crash;

import io.culvert.embedded.EmbeddedBroker;
import java.nio.file.Path;

/** The embedded broker as a process of its own: a folder and a port. Its threads keep it alive. */
final class BrokerProcess {
    private BrokerProcess() {}

    static void main(String[] arguments) {
        EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }
}
