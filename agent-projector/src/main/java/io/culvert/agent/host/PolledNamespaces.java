package io.culvert.agent.host;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the namespaces when the kernel says that their folder changed, and once a second, since the mount that makes a
 * file a namespace is no change of the folder. */
final class PolledNamespaces implements NamespaceWatch, Runnable {
    private static final Logger log = LoggerFactory.getLogger(PolledNamespaces.class);
    private static final long SETTLE_MILLIS = 20;

    private final Runnable onChange;
    private final WatchService watch;
    private final Set<String> atFirst;
    private final Thread thread;
    private volatile boolean closed;

    PolledNamespaces(Runnable onChange) {
        this.onChange = onChange;
        try {
            Files.createDirectories(Namespaces.DIR);
            this.watch = Namespaces.DIR.getFileSystem().newWatchService();
            Namespaces.DIR.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
        } catch (IOException e) {
            throw new HostException("cannot watch " + Namespaces.DIR, e);
        }
        this.atFirst = Namespaces.all();
        this.thread = Thread.ofPlatform().daemon().name("namespaces").unstarted(this);
    }

    PolledNamespaces start() {
        thread.start();
        return this;
    }

    @Override
    public void run() {
        Set<String> known = atFirst;
        try {
            while (!closed) {
                known = look(known);
                WatchKey key = watch.poll(1, TimeUnit.SECONDS);
                if (key != null) {
                    key.pollEvents();
                    key.reset();
                    Thread.sleep(SETTLE_MILLIS);
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            log.debug("no longer watching {}", Namespaces.DIR);
        }
    }

    private Set<String> look(Set<String> known) {
        try {
            Set<String> now = Namespaces.all();
            if (!now.equals(known)) {
                onChange.run();
            }
            return now;
        } catch (HostException e) {
            log.warn("cannot see the namespaces, looking again in a second", e);
            return known;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            watch.close();
        } catch (IOException e) {
            throw new HostException("cannot stop watching " + Namespaces.DIR, e);
        }
    }
}
