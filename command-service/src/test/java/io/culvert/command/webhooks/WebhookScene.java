package io.culvert.command.webhooks;

import io.culvert.command.axon.AxonCommands;
import io.culvert.command.axon.MemoryLog;
import io.culvert.command.domain.CreateNetwork;
import io.culvert.command.domain.CreateWebhook;
import io.culvert.command.domain.Terms;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.domain.WebhookChanges;
import io.culvert.command.port.MemoryWebhookPlaces;
import io.culvert.command.port.Outcome;
import io.culvert.events.event.Cause;
import io.culvert.events.resource.Network;
import io.culvert.events.resource.Webhook;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.NetworkId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.WebhookId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;

/** One project with webhooks, whose receivers do as they are told, and instances that deliver. */
abstract class WebhookScene {
    static final ProjectId EAST = new ProjectId("east");
    static final WebhookId ONE = new WebhookId(new UUID(0, 1));
    static final WebhookId TWO = new WebhookId(new UUID(0, 2));
    static final Retries LATER = new Retries(Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(1));
    static final Retries ALWAYS = new Retries(Duration.ZERO, Duration.ZERO, Duration.ofDays(1));
    static final Retries ONCE = new Retries(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    final MemoryLog log = new MemoryLog();
    final AxonCommands commands = new AxonCommands(log, MemoryLog.NO_SNAPSHOTS, Terms.DEFAULT);
    final MemoryWebhookPlaces places = new MemoryWebhookPlaces();
    final MemoryPlaces instances = new MemoryPlaces();
    final ToldReceiver receiver = new ToldReceiver();
    private long networks;

    @AfterEach
    void close() {
        commands.close();
    }

    WebhookDeliveries deliver(Retries retries) {
        return WebhookDeliveries.start(
                mayGoOn -> new Delivery(
                        log,
                        commands,
                        new OneSecret(),
                        places,
                        receiver,
                        retries,
                        Clock.systemUTC(),
                        mayGoOn,
                        new Tally()),
                instances.another());
    }

    void create(WebhookId id, List<String> types, Optional<Long> after) {
        execute(new CreateWebhook(
                new Webhook(
                        id,
                        "",
                        "",
                        "https://hooks.example/" + id,
                        types,
                        true,
                        new SecretRef(id.value(), 1, "print"),
                        Optional.empty()),
                after));
    }

    static WebhookChanges enabled(boolean is) {
        return new WebhookChanges(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(is),
                Optional.empty());
    }

    /** So many events. */
    void happen(int count) {
        for (int i = 0; i < count; i++) {
            execute(new CreateNetwork(new Network(new NetworkId(new UUID(9, ++networks)), "", false, true)));
        }
    }

    ProjectState execute(VpnCommand command) {
        if (commands.execute(EAST, command, Cause.of("alice", "req-1")) instanceof Outcome.Done(var state, var _)) {
            return state;
        }
        throw new AssertionError(command + " refused");
    }

    static void await(BooleanSupplier condition) {
        for (int i = 0; i < 3_000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("it never came to that");
    }
}
