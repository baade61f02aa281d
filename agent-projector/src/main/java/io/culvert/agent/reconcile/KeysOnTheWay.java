package io.culvert.agent.reconcile;

import io.culvert.agent.desired.DesiredNamespace;
import io.culvert.agent.plan.Action;
import io.culvert.agent.port.PreSharedKeys;
import io.culvert.events.host.SecretsRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Gatherers;

/** The secrets of one plan on their way from the vault to charon: a round trip for several of them, or for each where these are
 * not given together. What was not taken is wiped in the end. */
final class KeysOnTheWay implements AutoCloseable {
    private final PreSharedKeys keys;
    private final Map<Action.LoadKey, CompletableFuture<byte[]>> fetches = new HashMap<>();

    /** Begins to fetch those that the plan loads. */
    KeysOnTheWay(PreSharedKeys keys, List<Action> plan, Optional<DesiredNamespace> wanted) {
        this.keys = keys;
        wanted.ifPresent(namespace -> plan.stream()
                .filter(Action.LoadKey.class::isInstance)
                .map(Action.LoadKey.class::cast)
                .map(this::expected)
                .gather(Gatherers.windowFixed(SecretsRequest.MOST))
                .forEach(some -> begin(() -> fetch(some, namespace))));
    }

    private record Expected(Action.LoadKey load, CompletableFuture<byte[]> octets) {}

    private Expected expected(Action.LoadKey load) {
        Expected expected = new Expected(load, new CompletableFuture<>());
        fetches.put(load, expected.octets());
        return expected;
    }

    private static void begin(Runnable fetch) {
        Thread.ofVirtual().name("culvert-key").start(fetch);
    }

    private void fetch(List<Expected> some, DesiredNamespace namespace) {
        if (some.size() == 1) {
            fetch(some.getFirst(), namespace);
            return;
        }
        try {
            keys.fetchTogether(
                            namespace.projectId(),
                            namespace.epoch(),
                            some.stream().map(each -> each.load().secret()).toList())
                    .ifPresentOrElse(
                            octets -> {
                                for (int i = 0; i < some.size(); i++) {
                                    some.get(i).octets().complete(octets.get(i));
                                }
                            },
                            () -> some.forEach(each -> begin(() -> fetch(each, namespace))));
        } catch (RuntimeException | Error e) {
            some.forEach(each -> each.octets().completeExceptionally(e));
        }
    }

    private void fetch(Expected one, DesiredNamespace namespace) {
        try {
            one.octets()
                    .complete(keys.fetch(
                            namespace.projectId(), namespace.epoch(), one.load().secret()));
        } catch (RuntimeException | Error e) {
            one.octets().completeExceptionally(e);
        }
    }

    /** The octets, for the caller to wipe.
     * @throws RuntimeException as {@link PreSharedKeys#fetch} throws it */
    byte[] take(Action.LoadKey load) throws InterruptedException {
        CompletableFuture<byte[]> fetch = fetches.remove(load);
        if (fetch == null) {
            throw new IllegalStateException("nobody fetched the key of " + load.id());
        }
        try {
            return fetch.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    /** Wipes what is still on its way when it comes. */
    @Override
    public void close() {
        for (CompletableFuture<byte[]> fetch : fetches.values()) {
            CompletableFuture<Void> _ = fetch.thenAccept(octets -> Arrays.fill(octets, (byte) 0));
        }
    }
}
