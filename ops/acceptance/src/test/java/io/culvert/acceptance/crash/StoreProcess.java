package io.culvert.acceptance.crash;

import io.culvert.embedded.EmbeddedMongo;
import java.nio.file.Path;

/** The embedded database as a process of its own: a folder and a port. Its threads keep it alive. */
final class StoreProcess {
    private StoreProcess() {}

    static void main(String[] arguments) {
        EmbeddedMongo.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }
}
