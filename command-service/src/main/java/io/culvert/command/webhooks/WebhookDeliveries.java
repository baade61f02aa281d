package io.culvert.command.webhooks;

import io.culvert.command.follow.Follower;
import io.culvert.command.follow.Following;
import io.culvert.command.port.Commands;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.Places;
import io.culvert.command.port.Secrets;
import io.culvert.command.port.UnavailableException;
import io.culvert.command.port.WebhookPlaces;
import io.culvert.command.webhooks.KnownWebhooks.Known;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.WebhookId;
import io.culvert.events.wire.WireEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a courier for each webhook that is enabled. One instance at a time does so; it knows the webhooks by reading the log from
 * the beginning, and has no courier before it has read it to its end.
 */
public final class WebhookDeliveries implements Following, Follower.Handler, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookDeliveries.class);
    private static final String NAME = "webhooks";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final EventLog log;
    private final Delivery delivery;
    private final Runnable receiver;
    private final Follower follower;
    private final Map<WebhookId, Courier> couriers = new ConcurrentHashMap<>();
    private KnownWebhooks known = new KnownWebhooks();
    private volatile Map<WebhookId, Known> served = Map.of();
    private long end;
    private volatile boolean caughtUp;
    private long looked;

    private WebhookDeliveries(Delivery delivery, Hold hold, Runnable receiver) {
        this.log = delivery.log();
        this.delivery = delivery;
        this.receiver = receiver;
        this.follower = Follower.start(NAME, log, hold, this);
    }

    public static WebhookDeliveries start(
            EventLog log,
            Commands commands,
            Secrets secrets,
            WebhookPlaces webhooks,
            Places places,
            WebhookSettings settings,
            Clock clock) {
        Hold hold = new Hold(places, NAME);
        HttpReceiver receiver = settings.receiver(clock);
        return new WebhookDeliveries(
                new Delivery(
                        log,
                        commands,
                        secrets,
                        webhooks,
                        receiver,
                        settings.retries(),
                        clock,
                        hold::isHeld,
                        new Tally()),
                hold,
                receiver::close);
    }

    /** @param places of instances; {@code delivery} sends while this one has the hold of them */
    static WebhookDeliveries start(Function<BooleanSupplier, Delivery> delivery, Places places) {
        Hold hold = new Hold(places, NAME);
        return new WebhookDeliveries(delivery.apply(hold::isHeld), hold, () -> {});
    }

    @Override
    public Follower follower() {
        return follower;
    }

    Tally tally() {
        return delivery.tally();
    }

    /** Of this instance, if it is the one that delivers and knows all webhooks. */
    WebhookFigures figures() {
        if (!caughtUp || !delivery.mayGoOn().getAsBoolean()) {
            return WebhookFigures.NONE;
        }
        List<Backlog> backlogs =
                couriers.values().stream().map(Courier::backlog).toList();
        return WebhookFigures.of(served.values(), backlogs, delivery.tally().letters());
    }

    @Override
    public void close() {
        follower.close();
        endAll();
        receiver.run();
    }

    @Override
    public void handle(List<WireEvent> events) {
        if (events.getFirst().position() == 1) {
            begin();
        }
        for (WireEvent event : events) {
            known.apply(event).ifPresent(this::forget);
        }
        if (caughtUp(events.getLast().position())) {
            serve();
            Set<ProjectId> told = events.stream().map(WireEvent::projectId).collect(Collectors.toSet());
            couriers.values().stream().filter(courier -> courier.isOfOne(told)).forEach(Courier::wake);
        }
        look();
    }

    @Override
    public void idle(long position) {
        if (caughtUp(position)) {
            serve();
        }
        look();
    }

    /** This instance has become the one that delivers, maybe once more. */
    private void begin() {
        endAll();
        caughtUp = false;
        known = new KnownWebhooks();
        end = log.head();
        delivery.tally().letters(delivery.places().counts());
    }

    private boolean caughtUp(long position) {
        caughtUp |= position >= end;
        return caughtUp;
    }

    private void serve() {
        Map<WebhookId, Known> all = known.all();
        couriers.entrySet().removeIf(each -> {
            Known now = all.get(each.getKey());
            boolean stays =
                    now != null && now.webhook().enabled() && each.getValue().serves(now);
            if (!stays) {
                each.getValue().end();
            }
            return !stays;
        });
        all.forEach((id, now) -> {
            if (now.webhook().enabled()) {
                couriers.computeIfAbsent(id, _ -> Courier.start(now, delivery));
            }
        });
        served = all;
    }

    private void forget(WebhookId id) {
        Courier courier = couriers.remove(id);
        if (courier != null) {
            courier.end();
        }
        delivery.forget(id);
    }

    /** Whether somebody wants dead letters to be tried once more; those of a webhook that is not enabled wait until it is. */
    private void look() {
        if (System.nanoTime() - looked < BETWEEN_LOOKS.toNanos()) {
            return;
        }
        looked = System.nanoTime();
        try {
            for (WebhookPlaces.Ask ask : delivery.places().asked()) {
                Optional.ofNullable(couriers.get(ask.webhook())).ifPresent(courier -> courier.ask(ask));
            }
        } catch (UnavailableException e) {
            LOG.warn("not known which dead letters of webhooks are to be tried again: {}", e.getMessage());
        }
    }

    private void endAll() {
        couriers.values().forEach(Courier::end);
        couriers.clear();
    }
}
