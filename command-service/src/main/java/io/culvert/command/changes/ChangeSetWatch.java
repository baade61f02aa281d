package io.culvert.command.changes;

import io.culvert.command.domain.RevertChangeSet;
import io.culvert.command.domain.SettleChangeSet;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.follow.Follower;
import io.culvert.command.follow.Following;
import io.culvert.command.follow.Place;
import io.culvert.command.port.Commands;
import io.culvert.command.port.EventLog;
import io.culvert.command.port.Outcome;
import io.culvert.command.port.Past;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.value.Until;
import io.culvert.events.wire.WireEvent;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has each change set confirmed when its tunnels are up, where that is what it waits for, and taken back at its deadline. Each
 * instance reads the log from the beginning and does so; the decision is the domain's, so the second finds the change set closed.
 * A deadline is a time of day that the event has: it goes on while nobody runs.
 */
public final class ChangeSetWatch implements Following, Follower.Handler, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeSetWatch.class);
    private static final String NAME = "change-sets";

    private final EventLog log;
    private final Commands commands;
    private final Past past;
    private final Clock clock;
    private final OpenChangeSets open = new OpenChangeSets();
    private final Follower follower;

    private ChangeSetWatch(EventLog log, Commands commands, Past past, Clock clock) {
        this.log = log;
        this.commands = commands;
        this.past = past;
        this.clock = clock;
        this.follower = Follower.start(NAME, log, Place.fromTheBeginning(), this);
    }

    public static ChangeSetWatch start(EventLog log, Commands commands, Past past, Clock clock) {
        return new ChangeSetWatch(log, commands, past, clock);
    }

    @Override
    public Follower follower() {
        return follower;
    }

    @Override
    public void close() {
        follower.close();
    }

    @Override
    public void handle(List<WireEvent> events) {
        events.forEach(open::apply);
        look(events.getLast().position());
    }

    @Override
    public void idle(long position) {
        look(position);
    }

    /** Not before the log is read to its end: until then a change set only seems to be open. */
    private void look(long position) {
        if (position < log.head()) {
            return;
        }
        open.toldOf().forEach(this::settle);
        open.dueAt(clock.instant()).forEach(this::takeBack);
    }

    private void settle(OpenChangeSets.Waiting waiting) {
        if (waiting.changeSet().until() == Until.ACTIVE) {
            attempt(waiting, new SettleChangeSet(waiting.changeSet().id()));
        }
    }

    private void takeBack(OpenChangeSets.Waiting waiting) {
        past.at(waiting.project(), waiting.changeSet().base())
                .ifPresent(before -> attempt(
                        waiting,
                        new RevertChangeSet(
                                waiting.changeSet().id(), RevertChangeSet.Cue.DEADLINE, clock.instant(), before)));
    }

    /** One that can't be settled does not keep the others waiting. */
    private void attempt(OpenChangeSets.Waiting waiting, VpnCommand command) {
        try {
            switch (commands.execute(waiting.project(), command, waiting.cause())) {
                case Outcome.Done(var _, var events)
                when !events.isEmpty() ->
                    LOG.info(
                            "project {}: change set {} is {}",
                            waiting.project(),
                            waiting.changeSet().id(),
                            command instanceof SettleChangeSet ? "confirmed by its tunnels" : "taken back");
                case Outcome.Done _ -> {}
                case Outcome.Refused(var error) ->
                    LOG.error(
                            "ALARM project {}: change set {} is not settled: {}",
                            waiting.project(),
                            waiting.changeSet().id(),
                            error.message());
            }
        } catch (RuntimeException e) {
            open.again(waiting);
            if (!(e instanceof UnavailableException)) {
                LOG.error("ALARM project {}: change sets are not settled; trying again", waiting.project(), e);
                return;
            }
            LOG.warn(
                    "project {}: change set {} not settled, the next look tries again: {}",
                    waiting.project(),
                    waiting.changeSet().id(),
                    e.getMessage());
        }
    }
}
