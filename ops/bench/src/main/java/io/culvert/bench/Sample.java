package io.culvert.bench;

import io.culvert.command.port.NewEvent;
import io.culvert.events.event.Cause;
import io.culvert.events.event.IkePolicyCreated;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.Phase1Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Events of the usual size. */
final class Sample {
    private Sample() {}

    static List<NewEvent> events(int count) {
        List<NewEvent> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(event());
        }
        return events;
    }

    static NewEvent event() {
        IkePolicy policy = new IkePolicy(
                new IkePolicyId(UUID.randomUUID()),
                "ikepolicy",
                "",
                AuthAlgorithm.SHA256,
                EncryptionAlgorithm.AES_256,
                DhGroup.GROUP14,
                IkeVersion.V2,
                Phase1Mode.MAIN,
                new Lifetime(3600));
        return new NewEvent(
                UUID.randomUUID(),
                Instant.now(),
                Cause.of("bench", "req-" + UUID.randomUUID()),
                new IkePolicyCreated(policy));
    }
}
