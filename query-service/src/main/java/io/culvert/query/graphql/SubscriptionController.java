package io.culvert.query.graphql;

import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.events.value.ProjectId;
import io.culvert.query.port.RecordedEvent;
import io.culvert.query.port.Tail;
import io.culvert.query.port.Tails;
import io.culvert.query.view.After;
import io.culvert.query.view.BadQueryException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** What happens in a project, as it happens; each subscriber pulls on a virtual thread of his own. */
@Controller
public final class SubscriptionController {
    /** How long nothing may come before it is looked whether the subscriber may read on. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Scheduler VIRTUAL = Schedulers.fromExecutor(Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("events-to-subscriber").factory()));

    private final Tails tails;

    public SubscriptionController(Tails tails) {
        this.tails = tails;
    }

    @SubscriptionMapping
    Flux<RecordedEvent> events(
            @ContextValue(CallerInterceptor.CALLER) Caller caller,
            @ContextValue(CallerInterceptor.ADMISSION) Readmission admission,
            @Argument @Nullable String project,
            @Argument String after) {
        return Flux.defer(() -> {
            ProjectId id = visible(caller, project);
            After begin = After.of("after", after);
            return following(tails.open(caller, id, begin, () -> admission.sees(id)));
        });
    }

    @SubscriptionMapping
    Flux<StatusChangeNode> statusChanges(
            @ContextValue(CallerInterceptor.CALLER) Caller caller,
            @ContextValue(CallerInterceptor.ADMISSION) Readmission admission,
            @Argument @Nullable String project,
            @Argument String after) {
        return events(caller, admission, project, after)
                .concatMap(event -> Flux.fromStream(StatusChangeNode.of(event).stream()));
    }

    private static ProjectId visible(Caller caller, @Nullable String project) {
        Optional<ProjectId> id = project == null ? Optional.of(caller.projectId()) : Sight.visible(caller, project);
        return id.orElseThrow(() -> new BadQueryException(ApiError.nothingThere()));
    }

    /** Whatever a subscriber has not asked for yet is not read yet. */
    private static Flux<RecordedEvent> following(Tail tail) {
        AtomicBoolean gone = new AtomicBoolean();
        return Flux.<List<RecordedEvent>>generate(sink -> {
                    List<RecordedEvent> events = tail.next(PATIENCE);
                    if (events.isEmpty() && tail.isOver() && !gone.get()) {
                        sink.complete();
                    } else {
                        sink.next(events);
                    }
                })
                .doOnCancel(() -> {
                    // Who went away is told of no end.
                    gone.set(true);
                    tail.close();
                })
                .doOnTerminate(tail::close)
                .flatMapIterable(events -> events, 1)
                .subscribeOn(VIRTUAL);
    }
}
