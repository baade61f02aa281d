package io.culvert.agent.reconcile;

import io.culvert.agent.desired.DesiredNamespace;
import io.culvert.agent.plan.Action;
import io.culvert.agent.port.PreSharedKeys;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The secrets of one plan on their way from the vault to charon: each takes a round trip. What was not taken is wiped in
 * the end. */
final class KeysOnTheWay implements AutoCloseable {
    private final Map<Action.LoadKey, FutureTask<byte[]>> fetches = new HashMap<>();

    /** Begins to fetch those that the plan loads. */
    KeysOnTheWay(PreSharedKeys keys, List<Action> plan, Optional<DesiredNamespace> wanted) {
        wanted.ifPresent(namespace -> plan.stream()
                .filter(Action.LoadKey.class::isInstance)
                .map(Action.LoadKey.class::cast)
                .forEach(load -> fetch(keys, load, namespace)));
    }

    private void fetch(PreSharedKeys keys, Action.LoadKey load, DesiredNamespace namespace) {
        FutureTask<byte[]> task =
                new FutureTask<>(() -> keys.fetch(namespace.projectId(), namespace.epoch(), load.secret()));
        fetches.put(load, task);
        Thread.ofVirtual().name("culvert-key").start(task);
    }

    /** The octets, for the caller to wipe.
     * @throws RuntimeException as {@link PreSharedKeys#fetch} throws it */
    byte[] take(Action.LoadKey load) throws InterruptedException {
        FutureTask<byte[]> fetch = fetches.remove(load);
        if (fetch == null) {
            throw new IllegalStateException("nobody fetched the key of " + load.id());
        }
        try {
            return fetch.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    /** Waits for what is still on its way, to wipe it. */
    @Override
    public void close() {
        for (FutureTask<byte[]> fetch : fetches.values()) {
            Thread.ofVirtual().start(() -> wipe(fetch));
        }
    }

    private static void wipe(FutureTask<byte[]> fetch) {
        try {
            Arrays.fill(fetch.get(), (byte) 0);
        } catch (ExecutionException | InterruptedException e) {
            // There is nothing to wipe.
        }
    }
}
