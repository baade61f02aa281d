package io.culvert.agent.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.agent.AtOnce;
import io.culvert.agent.identity.HostIdentity;
import io.culvert.agent.identity.HostsService;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultKeysTest {
    @TempDir
    private Path folder;

    @Test
    void eightKeysAreAskedForAtATimeAndAllOfThemCome() throws Exception {
        try (HostsService service = HostsService.start("k3y")) {
            HostIdentity identity = new HostIdentity(
                    service.url(),
                    folder.resolve("identity"),
                    () -> Optional.of(service.token()),
                    InstantSource.system(),
                    () -> {});
            identity.start();
            identity.credential();
            AtOnce asked = new AtOnce(8);
            service.gives(asked);
            VaultKeys keys = new VaultKeys(identity);
            List<Future<byte[]>> all = new ArrayList<>();
            try (ExecutorService connections = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int secret = 0; secret < 40; secret++) {
                    SecretRef ref = new SecretRef(new UUID(7, secret), 1, "f");
                    all.add(connections.submit(() -> keys.fetch(new ProjectId("east"), 1, ref)));
                }
            }
            assertThat(all)
                    .extracting(key -> new String(key.get(), StandardCharsets.UTF_8))
                    .hasSize(40)
                    .containsOnly("k3y");
            assertThat(asked.most()).isEqualTo(8);
            identity.close();
        }
    }
}
