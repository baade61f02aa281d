package io.culvert.command.follow;

import io.culvert.command.port.DeadLetter;
import io.culvert.command.port.DeadLetter.Asked;
import io.culvert.command.port.DeadLetters;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.event.Envelope;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.WireEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to a projection one by one. A project whose event the projection can't handle is set aside alone, as a
 * dead letter, until an operator has it tried again or given up; each start tries again too.
 */
public final class ByProject implements Follower.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(ByProject.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final int PAGE = 500;

    /** What is made of the events; may see the same event again. */
    public interface Projection {
        void apply(Envelope event);

        /** All events up to that position were applied, but for those of projects set aside. */
        default void reached(long position) {}
    }

    private final String name;
    private final EventLog log;
    private final DeadLetters letters;
    private final Clock clock;
    private final Projection projection;
    private final Map<ProjectId, DeadLetter> aside = new ConcurrentHashMap<>();
    private boolean loaded;
    private long looked;

    public ByProject(String name, EventLog log, DeadLetters letters, Clock clock, Projection projection) {
        this.name = name;
        this.log = log;
        this.letters = letters;
        this.clock = clock;
        this.projection = projection;
    }

    @Override
    public int deadLetters() {
        return aside.size();
    }

    @Override
    public void handle(List<WireEvent> events) {
        look(events.getFirst().position() - 1);
        for (WireEvent event : events) {
            if (!aside.containsKey(event.projectId())) {
                attempt(event, 1).ifPresent(this::setAside);
            }
        }
        projection.reached(events.getLast().position());
    }

    @Override
    public void idle(long position) {
        look(position);
    }

    /** Sees what operators have asked for; a letter that another process has settled is tried here too. */
    private void look(long position) {
        if (!loaded) {
            letters.of(name).forEach(letter -> aside.put(letter.project(), letter));
            aside.values().forEach(letter -> resume(letter, position));
            loaded = true;
        }
        if (aside.isEmpty() || System.nanoTime() - looked < BETWEEN_LOOKS.toNanos()) {
            return;
        }
        looked = System.nanoTime();
        Map<ProjectId, DeadLetter> stored =
                letters.of(name).stream().collect(Collectors.toMap(DeadLetter::project, letter -> letter));
        for (DeadLetter letter : aside.values()) {
            DeadLetter now = stored.get(letter.project());
            if (now == null || now.asked() == Asked.RETRY) {
                resume(letter, position);
            } else if (now.asked() == Asked.EVICT) {
                letters.evict(name, letter.project(), letter.version());
                LOG.warn("{} goes on without version {} of project {}", name, letter.version(), letter.project());
                resume(letter, position);
            }
        }
    }

    /** Tries the letter's event again and, if that is well, those that came after it up to where the others are. */
    private void resume(DeadLetter letter, long position) {
        long version = letter.version();
        while (true) {
            List<WireEvent> page = log.readStream(letter.project(), version, PAGE).stream()
                    .takeWhile(event -> event.position() <= position)
                    .toList();
            for (WireEvent event : page) {
                int attempt = event.version() == letter.version() ? letter.attempts() + 1 : 1;
                Optional<DeadLetter> failure = attempt(event, attempt);
                if (failure.isPresent()) {
                    setAside(failure.orElseThrow());
                    return;
                }
            }
            if (page.isEmpty()) {
                letters.remove(name, letter.project());
                aside.remove(letter.project());
                LOG.info("{} goes on with project {}", name, letter.project());
                return;
            }
            version = page.getLast().version() + 1;
        }
    }

    /** The letter, if the event can't be handled. */
    private Optional<DeadLetter> attempt(WireEvent event, int attempt) {
        try {
            projection.apply(event.read());
            return Optional.empty();
        } catch (UnavailableException e) {
            // Nothing is wrong with the event.
            throw e;
        } catch (RuntimeException e) {
            if (letters.isEvicted(name, event.projectId(), event.version())) {
                return Optional.empty();
            }
            LOG.error(
                    "ALARM {} can't handle version {} of project {}, and leaves that project alone",
                    name,
                    event.version(),
                    event.projectId(),
                    e);
            return Optional.of(new DeadLetter(
                    name,
                    event.projectId(),
                    event.version(),
                    event.position(),
                    event.type(),
                    String.valueOf(e.getMessage()),
                    since(event),
                    attempt,
                    Asked.NOTHING));
        }
    }

    private Instant since(WireEvent event) {
        DeadLetter before = aside.get(event.projectId());
        return before != null && before.version() == event.version() ? before.since() : clock.instant();
    }

    private void setAside(DeadLetter letter) {
        letters.put(letter);
        aside.put(letter.project(), letter);
    }
}
