package io.culvert.command.inventory;

import io.culvert.command.follow.Ending;
import io.culvert.command.follow.Follower;
import io.culvert.command.follow.Place;
import io.culvert.command.follow.Standing;
import io.culvert.command.follow.Watched;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.identity.AwayException;
import io.culvert.events.identity.Deadline;
import io.culvert.events.value.ProjectId;
import io.culvert.events.wire.WireEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at Neutron time and again for each project that has a stream, and at once when a stream begins. While Neutron is
 * away it waits longer from look to look; the service is ready none the less, since all goes on with what is known.
 */
final class NeutronFollower implements Watched, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NeutronFollower.class);
    private static final String NAME = "inventory";
    private static final int PROJECTS_AT_ONCE = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final NeutronInventory neutron;
    private final Duration interval;
    private final Set<ProjectId> projects = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<ProjectId> newcomers = new LinkedBlockingQueue<>();
    private final Follower log;
    private final Thread thread;
    private volatile boolean closed;
    private volatile String trouble = "";

    private NeutronFollower(NeutronInventory neutron, EventLog log, Duration interval) {
        this.neutron = neutron;
        this.interval = interval;
        this.log = Follower.start(NAME, log, Place.fromTheBeginning(), this::remember);
        this.thread = Thread.ofPlatform().name("culvert-neutron").unstarted(this::run);
    }

    static NeutronFollower start(NeutronInventory neutron, EventLog log, Duration interval) {
        NeutronFollower follower = new NeutronFollower(neutron, log, interval);
        follower.thread.start();
        return follower;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Standing standing() {
        if (!thread.isAlive()) {
            return new Standing(false, "stopped");
        }
        if (!log.standing().well()) {
            return log.standing();
        }
        String follows = "follows Neutron in " + projects.size() + " projects";
        return new Standing(true, trouble.isEmpty() ? follows : follows + ", but not now: " + trouble);
    }

    @Override
    public void close() {
        closed = true;
        Ending.of(thread);
        log.close();
    }

    private void remember(List<WireEvent> events) {
        events.stream().map(WireEvent::projectId).filter(projects::add).forEach(newcomers::add);
    }

    private void run() {
        Duration pause = interval;
        long due = System.nanoTime() + pause.toNanos();
        while (!closed) {
            try {
                ProjectId newcomer = newcomers.poll(due - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (newcomer == null) {
                    pause = look(projects) ? interval : longer(pause);
                    due = System.nanoTime() + pause.toNanos();
                } else {
                    look(withOthers(newcomer));
                }
            } catch (InterruptedException e) {
                // Only close() interrupts.
                break;
            }
        }
    }

    private List<ProjectId> withOthers(ProjectId newcomer) {
        List<ProjectId> all = new ArrayList<>(List.of(newcomer));
        newcomers.drainTo(all);
        return all;
    }

    private Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        Duration most = interval.compareTo(LONGEST_PAUSE) > 0 ? interval : LONGEST_PAUSE;
        return twice.compareTo(most) > 0 ? most : twice;
    }

    /** False if it did not get through all of them. */
    private boolean look(Collection<ProjectId> at) {
        String lookId = "req-" + UUID.randomUUID();
        List<String> unreadable = new ArrayList<>();
        try {
            List<ProjectId> all = List.copyOf(at);
            for (int from = 0; from < all.size(); from += PROJECTS_AT_ONCE) {
                Set<ProjectId> some = Set.copyOf(all.subList(from, Math.min(all.size(), from + PROJECTS_AT_ONCE)));
                unreadable.addAll(neutron.follow(some, () -> Deadline.in(PATIENCE), lookId)
                        .unreadable());
            }
            tell(String.join("; ", unreadable), null);
            return true;
        } catch (AwayException | UnavailableException e) {
            tell(String.valueOf(e.getMessage()), null);
        } catch (RuntimeException e) {
            tell(e.toString(), e);
        }
        return false;
    }

    /** Only news are logged. */
    private void tell(String now, @Nullable Exception unexpected) {
        if (closed || now.equals(trouble)) {
            return;
        }
        if (now.isEmpty()) {
            LOG.info("Neutron is followed again");
        } else {
            LOG.warn("Neutron is not followed until it can be: {}", now, unexpected);
        }
        trouble = now;
    }
}
