package io.culvert.command.rest;

import io.culvert.command.domain.Decider;
import io.culvert.command.domain.Decision;
import io.culvert.command.domain.Preview;
import io.culvert.command.domain.Terms;
import io.culvert.command.domain.Together;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.port.Commands;
import io.culvert.command.port.InventorySource;
import io.culvert.command.port.Outcome;
import io.culvert.command.port.Owners;
import io.culvert.command.port.ReadSide;
import io.culvert.command.port.Requests;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Role;
import io.culvert.events.event.Cause;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;

/** Executes commands, and answers when the read side has caught up with them, so that a read after the write sees it. */
public final class Writer {
    private static final Duration READ_YOUR_WRITES = Duration.ofSeconds(2);
    private static final VpnCommand NOTHING = new Together(List.of());

    private final Commands commands;
    private final InventorySource inventory;
    private final ReadSide readSide;
    private final Owners owners;
    private final Repeating repeating;
    private final Terms terms;

    public Writer(
            Commands commands,
            InventorySource inventory,
            ReadSide readSide,
            Owners owners,
            Requests requests,
            Terms terms) {
        this.commands = commands;
        this.inventory = inventory;
        this.readSide = readSide;
        this.owners = owners;
        this.repeating = new Repeating(requests);
        this.terms = terms;
    }

    /** The project in which a caller may mean that resource: an admin any, everybody else his own. */
    ProjectId project(Caller caller, ResourceId id) {
        return caller.role() == Role.ADMIN ? owners.of(id).orElse(caller.projectId()) : caller.projectId();
    }

    /** What was prepared is taken back if it leads to nothing.
     *
     * @throws ApiException if the command is refused */
    Outcome.Done write(ProjectId project, Prepared prepared, Cause cause) {
        try {
            Outcome.Done done = write(project, prepared.command(), cause);
            if (done.events().isEmpty()) {
                prepared.takeBack().run();
            }
            return done;
        } catch (ApiException e) {
            prepared.takeBack().run();
            throw e;
        }
    }

    /** @throws ApiException if the command is refused */
    Outcome.Done write(ProjectId project, VpnCommand command, Cause cause) {
        inventory.refresh(project, command, cause);
        Outcome.Done done = execute(project, command, cause);
        readSide.await(project, done.state().version(), READ_YOUR_WRITES);
        return done;
    }

    /** The project as it is, without waiting for readers. */
    ProjectState peek(ProjectId project, Cause cause) {
        return execute(project, NOTHING, cause).state();
    }

    private Outcome.Done execute(ProjectId project, VpnCommand command, Cause cause) {
        return switch (commands.execute(project, command, cause)) {
            case Outcome.Done done -> done;
            case Outcome.Refused(var error) -> throw new ApiException(error);
        };
    }

    ResponseEntity<Map<String, Object>> dryRun(ProjectId project, VpnCommand command, Cause cause) {
        return dryRun(project, Prepared.of(command), cause);
    }

    /** Answers what the command would lead to; nothing of it is written. */
    ResponseEntity<Map<String, Object>> dryRun(ProjectId project, Prepared prepared, Cause cause) {
        Preview preview = preview(project, prepared.command(), cause);
        return Answers.warning(ResponseEntity.ok(), prepared.warnings()).body(Answers.dryRun(project, preview));
    }

    /** @throws ApiException if the command would be refused */
    Preview preview(ProjectId project, VpnCommand command, Cause cause) {
        inventory.refresh(project, command, cause);
        ProjectState before = peek(project, cause);
        return switch (Decider.decide(before, command, terms)) {
            case Decision.Rejected(var error) -> throw new ApiException(error);
            case Decision.Accepted(List<VpnEvent> events) -> Preview.of(before, events);
        };
    }

    /** The id of a request that may come again: that of its first attempt. */
    Repeating.Attempt attempt(ProjectId project, Call call, Supplier<String> fingerprint) {
        return repeating.attempt(project, call, fingerprint);
    }

    /** The ids of what a POST is to create: those of its first attempt if it comes again. */
    List<UUID> ids(ProjectId project, Call call, Body.Posted posted, Cause cause) {
        return repeating.ids(project, call, posted, () -> peek(project, cause));
    }

    /** The POST was carried out. */
    void done(ProjectId project, Call call) {
        repeating.done(project, call);
    }
}
