package io.culvert.command.webhooks;

import io.culvert.command.domain.DisableWebhook;
import io.culvert.command.domain.EventSelection;
import io.culvert.command.port.Outcome;
import io.culvert.command.port.UnavailableException;
import io.culvert.command.port.WebhookLetter;
import io.culvert.command.port.WebhookPlace;
import io.culvert.command.port.WebhookPlaces;
import io.culvert.command.webhooks.KnownWebhooks.Known;
import io.culvert.events.event.Cause;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.WebhookId;
import io.culvert.events.wire.WireEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the events of one project to one webhook as it is now, one after the other, on a thread of its own: another that is slow
 * or dead does not concern it. Its place is saved after the answer, so that an event may be sent twice.
 */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int PAGE = 100;
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
    private static final int MOST_LETTERS = 1_000;

    private final Known known;
    private final WebhookId id;
    private final Delivery delivery;
    private final SigningKeys keys;
    private final Thread thread;
    private final Deque<WireEvent> page = new ArrayDeque<>();
    private final AtomicReference<WebhookPlaces.@Nullable Ask> asked = new AtomicReference<>();
    private volatile boolean ended;
    private volatile Backlog backlog = Backlog.NONE;

    private Courier(Known known, Delivery delivery) {
        this.known = known;
        this.id = known.webhook().id();
        this.delivery = delivery;
        this.keys = new SigningKeys(delivery.secrets(), known.webhook(), delivery.clock());
        this.thread = Thread.ofVirtual().name("webhook-" + id).unstarted(this::run);
    }

    static Courier start(Known known, Delivery delivery) {
        Courier courier = new Courier(known, delivery);
        courier.thread.start();
        return courier;
    }

    /** True if it does what is to be done about that webhook. */
    boolean serves(Known wanted) {
        return known.equals(wanted) && thread.isAlive() && !ended;
    }

    boolean isOfOne(Set<ProjectId> projects) {
        return projects.contains(known.project());
    }

    Backlog backlog() {
        return backlog;
    }

    /** There may be something to do. */
    void wake() {
        LockSupport.unpark(thread);
    }

    /** Dead letters are to be tried once more, before anything else. */
    void ask(WebhookPlaces.Ask ask) {
        // One that is under way is told again until it is answered.
        asked.updateAndGet(now -> ask.equals(now) ? now : ask);
        wake();
    }

    /** No more is sent; what is under way may still arrive. */
    void end() {
        ended = true;
        thread.interrupt();
    }

    private boolean isOver() {
        return ended || !delivery.mayGoOn().getAsBoolean();
    }

    private void run() {
        while (!isOver()) {
            try {
                deliver(begun());
            } catch (InterruptedException e) {
                // Only end() interrupts.
                return;
            } catch (UnavailableException e) {
                LOG.warn("webhook {} waits: {}", id, e.getMessage());
                LockSupport.parkNanos(AFTER_TROUBLE.toNanos());
            } catch (RuntimeException e) {
                if (!isOver()) {
                    LOG.error("ALARM webhook {} of project {} is not delivered; trying again", id, known.project(), e);
                    LockSupport.parkNanos(LONGEST_REST.toNanos());
                }
            }
        }
    }

    /** Where it goes on: where it was, unless it was put somewhere else since, or was never begun. */
    private WebhookPlace begun() {
        page.clear();
        Optional<WebhookPlace> kept = delivery.places().find(id).filter(place -> place.origin() >= known.origin());
        if (kept.isEmpty()) {
            WebhookPlace place = WebhookPlace.at(known.project(), known.origin(), known.revision(), known.after());
            delivery.places().put(id, place);
            // What was given up after that place has its turn again.
            delivery.remove(delivery.places().letters(id, known.after() + 1, MOST_LETTERS));
            return place;
        }
        WebhookPlace place = kept.orElseThrow();
        return place.revision() == known.revision() ? place : place.changed(known.revision());
    }

    private void deliver(WebhookPlace from) throws InterruptedException {
        WebhookPlace place = from;
        WebhookPlace saved = from;
        while (!isOver()) {
            redeliver();
            Optional<WireEvent> next = next(place.version());
            if (next.isPresent()
                    && !EventSelection.has(
                            known.webhook().eventTypes(), next.orElseThrow().type())) {
                place = place.skipped(next.orElseThrow().version());
                page.remove();
            } else if (next.isEmpty()) {
                backlog = Backlog.NONE;
                if (!saved.equals(place)) {
                    delivery.places().save(id, place);
                    saved = place;
                }
                rest(LONGEST_REST);
            } else {
                backlog = backlog(place, next.orElseThrow());
                Instant now = delivery.clock().instant();
                if (now.isBefore(place.notBefore())) {
                    rest(Duration.between(now, place.notBefore()));
                } else {
                    place = send(place, next.orElseThrow());
                    saved = place;
                }
            }
        }
    }

    /** An event that was there before the webhook, or its latest change, does not wait since then. */
    private Backlog backlog(WebhookPlace place, WireEvent next) {
        Instant since = next.time().isBefore(known.since()) ? known.since() : next.time();
        return new Backlog(place.attempts(), Optional.of(since));
    }

    private Optional<WireEvent> next(long after) {
        if (page.isEmpty()) {
            page.addAll(delivery.log().readStream(known.project(), after + 1, PAGE));
        }
        return Optional.ofNullable(page.peek());
    }

    private static void rest(Duration atMost) throws InterruptedException {
        LockSupport.parkNanos(Math.min(atMost.toNanos(), LONGEST_REST.toNanos()));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** @return the place as it is saved then */
    private WebhookPlace send(WebhookPlace place, WireEvent event) throws InterruptedException {
        Answer answer = answer(event, place.attempts() + 1);
        Instant now = delivery.clock().instant();
        boolean hasRoom =
                !delivery.retries().isOver(place, now) || delivery.places().count(id) < MOST_LETTERS;
        Next next = Next.after(place, event.version(), answer, delivery.retries(), hasRoom, now, chance());
        return switch (next) {
            case Next.Delivered(WebhookPlace then) -> done(then);
            case Next.Again(WebhookPlace then) -> {
                LOG.info(
                        "webhook {} did not take version {}: {}",
                        id,
                        event.version(),
                        then.trouble().orElse(""));
                yield saved(then);
            }
            case Next.GivenUp(Instant since, int attempts, String trouble, WebhookPlace then) -> {
                LOG.warn("webhook {} is not sent version {} any more: {}", id, event.version(), trouble);
                UUID eventId = event.eventId();
                delivery.keep(new WebhookLetter(
                        id, known.project(), event.version(), eventId, event.type(), since, attempts, trouble));
                delivery.tally().givenUp.increment();
                yield done(then);
            }
            case Next.Disabled(String reason, WebhookPlace then) -> {
                WebhookPlace kept = saved(then);
                disable(event, reason);
                yield kept;
            }
        };
    }

    private Answer answer(WireEvent event, int attempt) throws InterruptedException {
        Answer answer = delivery.send(known.webhook(), event, attempt, keys.now());
        if (isOver() && !(answer instanceof Answer.Taken)) {
            throw new InterruptedException("what was cut off says nothing of the receiver");
        }
        delivery.tally().count(answer);
        return answer;
    }

    private WebhookPlace done(WebhookPlace then) {
        page.remove();
        return saved(then);
    }

    private WebhookPlace saved(WebhookPlace place) {
        delivery.places().save(id, place);
        return place;
    }

    /** Nothing is sent after that: this courier is ended once its event is read, or the owner's that came before it. */
    private void disable(WireEvent event, String reason) throws InterruptedException {
        LOG.warn("webhook {} of project {} is disabled: {}", id, known.project(), reason);
        Cause cause = event.cause().leadingTo("webhooks", event.eventId().toString());
        Outcome _ =
                delivery.commands().execute(known.project(), new DisableWebhook(id, known.revision(), reason), cause);
        Instant end = delivery.clock().instant().plus(LONGEST_REST);
        while (!isOver() && delivery.clock().instant().isBefore(end)) {
            rest(LONGEST_REST);
        }
    }

    /** What is asked is answered when each letter of it was tried once. */
    private void redeliver() throws InterruptedException {
        WebhookPlaces.Ask ask = asked.get();
        if (ask == null) {
            return;
        }
        long from = ask.from();
        while (!isOver()) {
            Optional<WebhookLetter> letter = delivery.places().letters(id, from, 1).stream()
                    .filter(it -> it.version() <= ask.to())
                    .findFirst();
            if (letter.isEmpty()) {
                delivery.places().answered(ask);
                asked.compareAndSet(ask, null);
                return;
            }
            redeliver(letter.orElseThrow());
            from = letter.orElseThrow().version() + 1;
        }
    }

    private void redeliver(WebhookLetter letter) throws InterruptedException {
        WireEvent event =
                delivery.log().find(letter.project(), letter.version()).orElseThrow();
        switch (answer(event, letter.attempts() + 1)) {
            case Answer.Taken() -> delivery.remove(List.of(letter));
            case Answer.Gone(String text) -> {
                delivery.keep(letter.again(text));
                disable(event, text);
            }
            case Answer.Failed(String text, var _) -> delivery.keep(letter.again(text));
        }
    }

    private static double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
