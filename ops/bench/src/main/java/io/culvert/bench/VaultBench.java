package io.culvert.bench;

import io.culvert.command.port.KeyRotation;
import io.culvert.command.port.Places;
import io.culvert.command.port.Secret;
import io.culvert.command.secrets.Rotation;
import io.culvert.command.secrets.Vault;
import io.culvert.command.secrets.key.KeyFile;
import io.culvert.command.store.CommandDatabase;
import io.culvert.command.store.MongoPlaces;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** What a secret costs, and how long the secrets of 10 000 connections take to get a new key-encryption key. */
final class VaultBench {
    private static final int SECRETS = 10_000;
    private static final ProjectId PROJECT = new ProjectId("bench");

    private VaultBench() {}

    static void run() throws Exception {
        try (Scratch scratch = new Scratch()) {
            CommandDatabase database = scratch.connect();
            Vault vault = Vault.open(
                    database.handle(), KeyFile.at(scratch.folder().resolve("kek.json")), "bench", Clock.systemUTC());
            List<SecretRef> refs = sealAll(vault);
            openAll(vault, refs);
            rotate(vault, new MongoPlaces(database, "bench", Clock.systemUTC()), refs);
        }
    }

    private static List<SecretRef> sealAll(Vault vault) {
        List<SecretRef> refs = new ArrayList<>();
        Latencies latencies = new Latencies();
        long start = System.nanoTime();
        for (int i = 0; i < SECRETS; i++) {
            long began = System.nanoTime();
            refs.add(seal(vault));
            latencies.add(began);
        }
        Print.line("seal, 1 writer: %s", latencies.over(Duration.ofNanos(System.nanoTime() - start)));
        return refs;
    }

    private static void openAll(Vault vault, List<SecretRef> refs) {
        Latencies latencies = new Latencies();
        long start = System.nanoTime();
        for (SecretRef ref : refs) {
            long began = System.nanoTime();
            open(vault, ref);
            latencies.add(began);
        }
        Print.line("open, 1 reader: %s", latencies.over(Duration.ofNanos(System.nanoTime() - start)));
    }

    /** Somebody opens and somebody seals all the while; whatever fails ends the benchmark. */
    private static void rotate(Vault vault, Places places, List<SecretRef> refs) throws InterruptedException {
        List<SecretRef> fresh = new CopyOnWriteArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong opened = new AtomicLong();
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        Thread reader = Thread.ofPlatform()
                .uncaughtExceptionHandler((_, e) -> failures.add(e))
                .start(() -> {
                    while (!over.get()) {
                        open(vault, refs.get(ThreadLocalRandom.current().nextInt(refs.size())));
                        opened.incrementAndGet();
                    }
                });
        Thread writer = Thread.ofPlatform()
                .uncaughtExceptionHandler((_, e) -> failures.add(e))
                .start(() -> {
                    while (!over.get()) {
                        fresh.add(seal(vault));
                    }
                });
        long began = System.nanoTime();
        try (Rotation rotation = Rotation.start(vault, places)) {
            String old = rotation.state().current();
            rotation.rotate();
            awaitEnd(rotation, began);
            over.set(true);
            reader.join();
            writer.join();
            Print.line(
                    "rotation of %d secrets: %.1f s, meanwhile %d opened and %d sealed, %d failures; %s -> %s",
                    SECRETS,
                    seconds(began),
                    opened.get(),
                    fresh.size(),
                    failures.size(),
                    old,
                    rotation.state().current());
        }
        refs.forEach(ref -> open(vault, ref));
        fresh.forEach(ref -> open(vault, ref));
        Print.line("all %d open afterwards", refs.size() + fresh.size());
    }

    private static void awaitEnd(KeyRotation rotation, long began) throws InterruptedException {
        String phase = "";
        while (true) {
            KeyRotation.State state = rotation.state();
            if (state.underWay().isEmpty()) {
                return;
            }
            String now = state.underWay().orElseThrow().phase();
            if (!now.equals(phase)) {
                phase = now;
                Print.line("  %s after %.1f s", phase, seconds(began));
            }
            Thread.sleep(50);
        }
    }

    private static SecretRef seal(Vault vault) {
        return vault.seal(
                PROJECT, new ConnectionId(UUID.randomUUID()), Secret.of("no real secret, but as long as one"));
    }

    private static void open(Vault vault, SecretRef ref) {
        if (vault.open(ref).isEmpty()) {
            throw new IllegalStateException("a secret is gone");
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
