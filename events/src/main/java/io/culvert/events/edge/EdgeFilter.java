package io.culvert.events.edge;

import io.culvert.events.api.Caller;
import io.culvert.events.api.Role;
import io.culvert.events.identity.Admission.Admitted;
import io.culvert.events.identity.Identity;
import io.culvert.events.identity.PresentedToken;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.ResourceId;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * Stands before everything that a service serves. What it refuses costs next to nothing, so that any number of requests
 * leaves memory and the requests under way alone.
 */
public final class EdgeFilter extends HttpFilter {
    /** The request attribute in which a service leaves the {@code ApiError} that it refused the request with. */
    public static final String REFUSAL = "io.culvert.events.refusal";

    /** The request attribute with who asks, where that is no caller of the API. */
    public static final String ACTOR = "io.culvert.events.actor";

    private static final long serialVersionUID = 1;

    /** As long as a write may wait for its turn; clients are promised an answer in 2 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final transient Identity identity;
    private final transient Neighbourhood neighbourhood;
    private final transient Room room;
    private final transient Turns turns;
    private final transient Optional<TokenBuckets> rates;
    private final transient Denials denials;
    private final LongAdder tooFast = new LongAdder();
    private final LongAdder full = new LongAdder();

    /** @param owners of resources, as far as is known */
    public EdgeFilter(EdgeSettings settings, Identity identity, Function<ResourceId, Optional<ProjectId>> owners) {
        this.identity = identity;
        this.neighbourhood = new Neighbourhood(settings.nearby());
        this.room = new Room(settings.concurrentRequests());
        this.turns = new Turns(settings.concurrentWrites(), PATIENCE);
        this.rates = settings.requestsPerSecond() == 0
                ? Optional.empty()
                : Optional.of(new TokenBuckets(settings.requestsPerSecond(), settings.burst(), System::nanoTime));
        this.denials = new Denials(owners);
    }

    /** How many requests were answered with 429 so far. */
    public long tooFast() {
        return tooFast.sum();
    }

    /** How many requests were answered with 503, since too many were under way, so far. */
    public long full() {
        return full.sum();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Headers.set(request, response);
        String path = request.getRequestURI();
        if (Neighbourhood.guards(path) || Neighbourhood.isHealth(path)) {
            nearby(request, response, chain);
        } else if (path.startsWith("/v2.0/")
                || path.startsWith("/history/")
                || path.equals("/events")
                || path.equals("/graphql")) {
            limited(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
        recordDenial(request, response);
    }

    private void nearby(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (neighbourhood.has(request) || isAdmin(request)) {
            chain.doFilter(Neighbourhood.trusted(request), response);
        } else if (Neighbourhood.isHealth(request.getRequestURI())) {
            chain.doFilter(request, response);
        } else {
            Refusal.notForClients(response);
        }
    }

    private void limited(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Room.Kind kind = kind(request);
        Optional<Runnable> leave = room.enter(kind);
        if (leave.isEmpty()) {
            full.increment();
            Refusal.full(request, response);
            return;
        }
        try {
            // Reads need it only where they are counted.
            Optional<String> project =
                    rates.isPresent() || kind == Room.Kind.WRITE ? project(request) : Optional.empty();
            Optional<Duration> wait = rates.flatMap(buckets -> project.flatMap(buckets::take));
            if (wait.isPresent()) {
                tooFast.increment();
                Refusal.tooFast(response, wait.get());
            } else if (kind == Room.Kind.WRITE) {
                inTurn(project.orElse(""), request, response, chain);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            leave(request, response, leave.get());
        }
    }

    private Optional<String> project(HttpServletRequest request) {
        return caller(request).map(it -> it.projectId().value());
    }

    private void inTurn(String project, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Runnable> turn;
        try {
            turn = turns.take(project);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            turn = Optional.empty();
        }
        if (turn.isEmpty()) {
            full.increment();
            Refusal.full(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            turn.get().run();
        }
    }

    /**
     * At once, or when what was begun on another thread is over. A stream of events, which goes on for as long as its
     * reader wants, takes no room from what is answered: there is a limit of its own for it.
     */
    private static void leave(HttpServletRequest request, HttpServletResponse response, Runnable leave) {
        boolean stream = String.valueOf(response.getContentType()).startsWith("text/event-stream");
        if (request.isAsyncStarted() && !stream) {
            request.getAsyncContext().addListener(new AtEnd(leave));
        } else {
            leave.run();
        }
    }

    /** GraphQL only reads here. */
    private static Room.Kind kind(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD", "OPTIONS" -> Room.Kind.READ;
            default -> request.getRequestURI().equals("/graphql") ? Room.Kind.READ : Room.Kind.WRITE;
        };
    }

    private void recordDenial(HttpServletRequest request, HttpServletResponse response) {
        int status = response.getStatus();
        if (status == 401 || status == 403) {
            denials.record(request, response, isOfHosts(request) ? Optional.empty() : caller(request));
        } else if (status == 404) {
            caller(request)
                    .filter(caller -> denials.isOfAnother(request, caller))
                    .ifPresent(caller -> denials.record(request, response, Optional.of(caller)));
        }
    }

    /** They show certificates, not tokens. */
    private static boolean isOfHosts(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/hosts/");
    }

    private boolean isAdmin(HttpServletRequest request) {
        return caller(request).filter(caller -> caller.role() == Role.ADMIN).isPresent();
    }

    private Optional<Caller> caller(HttpServletRequest request) {
        return identity.admit(PresentedToken.of(request::getHeader)) instanceof Admitted(Caller caller)
                ? Optional.of(caller)
                : Optional.empty();
    }

    /** Runs something once a request is over, however it ends. */
    private record AtEnd(Runnable todo) implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            todo.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // Completes next.
        }

        @Override
        public void onError(AsyncEvent event) {
            // Completes next.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
