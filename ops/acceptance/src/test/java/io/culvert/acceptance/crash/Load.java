package io.culvert.acceptance.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/** Several clients of several projects at once, who rest while their work is looked at. */
final class Load implements AutoCloseable {
    static final List<String> PROJECTS = List.of("north", "east", "south");
    private static final int CLIENTS_OF_A_PROJECT = 4;
    private static final long LONGEST_PAUSE_NANOS = 20_000_000;
    private static final long AWAY_NANOS = 50_000_000;

    private final Http http = new Http();
    private final Journal<Write> journal;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;

    private Load(Path folder) {
        this.journal = new Journal<>(folder.resolve("writes"));
    }

    /** Starts at rest; {@link #rest} and {@link #resume} are for one thread alone. */
    static Load atRest(Path folder, List<String> services, long seed) {
        Load load = new Load(folder);
        load.gate.writeLock().lock();
        for (String project : PROJECTS) {
            for (int i = 0; i < CLIENTS_OF_A_PROJECT; i++) {
                String name = project + i;
                Random random = new Random(seed ^ name.hashCode());
                Client client = new Client(name, project, services, random, load.journal::add, load.http);
                load.threads.add(Thread.ofPlatform().name(name).start(() -> load.work(client, random)));
            }
        }
        return load;
    }

    void resume() {
        gate.writeLock().unlock();
    }

    /** Returns when no request is under way any more. */
    void rest() {
        gate.writeLock().lock();
        Throwable why = failure;
        if (why != null) {
            throw new AssertionError("a client failed", why);
        }
    }

    List<Write> writes() {
        return journal.entries();
    }

    private void work(Client client, Random random) {
        try {
            while (!closed) {
                LockSupport.parkNanos(writes(client) ? random.nextLong(LONGEST_PAUSE_NANOS) : AWAY_NANOS);
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private boolean writes(Client client) {
        gate.readLock().lock();
        try {
            return closed || client.write();
        } finally {
            gate.readLock().unlock();
        }
    }

    /** By the thread that let it rest, or while it works. */
    @Override
    public void close() {
        closed = true;
        if (gate.isWriteLockedByCurrentThread()) {
            gate.writeLock().unlock();
        }
        http.close();
        for (Thread each : threads) {
            try {
                each.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        journal.close();
    }
}
