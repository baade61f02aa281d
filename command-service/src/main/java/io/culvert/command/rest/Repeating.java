package io.culvert.command.rest;

import io.culvert.command.port.Requests;
import io.culvert.events.api.ApiError;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Resources;
import io.culvert.events.value.ProjectId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Requests that come again under the same {@code Idempotency-Key}: what they create gets the same ids, so that it is
 * created once. */
final class Repeating {
    private final Requests requests;

    Repeating(Requests requests) {
        this.requests = requests;
    }

    /**
     * One attempt at a request.
     *
     * @param id made at the first attempt
     * @param before how far an earlier attempt got; empty if this is the first
     */
    record Attempt(UUID id, Optional<Requests.Progress> before) {}

    /**
     * @param asked the fingerprint of the request, for which there must be a key
     * @throws ApiException if the key was used for another request
     */
    Attempt attempt(ProjectId project, Call call, Supplier<String> asked) {
        UUID fresh = NewIds.next();
        if (call.idempotencyKey().isEmpty() || call.isDryRun()) {
            return new Attempt(fresh, Optional.empty());
        }
        String key = call.idempotencyKey().get();
        String fingerprint = asked.get();
        Requests.Known known =
                requests.begin(project, key, new Requests.Known(fingerprint, fresh, Requests.Progress.BEGUN));
        if (!known.fingerprint().equals(fingerprint)) {
            throw new ApiException(new ApiError(
                    422, "IdempotencyKeyReused", "Idempotency-Key '" + key + "' was used for another request"));
        }
        return new Attempt(known.id(), known.id().equals(fresh) ? Optional.empty() : Optional.of(known.progress()));
    }

    /** @throws ApiException if the key was used for another request, or what the request made is gone */
    List<UUID> ids(ProjectId project, Call call, Body.Posted posted, Supplier<ProjectState> state) {
        Attempt attempt = attempt(project, call, posted::fingerprint);
        List<UUID> ids = NewIds.from(attempt.id(), posted.resources().size());
        if (attempt.before().filter(Requests.Progress.DONE::equals).isPresent() && !present(state.get(), posted, ids)) {
            throw new ApiException(new ApiError(
                    409,
                    "IdempotencyKeyUsed",
                    "What was created with Idempotency-Key '"
                            + call.idempotencyKey().orElseThrow() + "' has been deleted since"));
        }
        return ids;
    }

    void done(ProjectId project, Call call) {
        call.idempotencyKey().ifPresent(key -> requests.done(project, key));
    }

    private static boolean present(ProjectState state, Body.Posted posted, List<UUID> ids) {
        return ids.stream()
                .allMatch(id ->
                        Resources.find(state, posted.collection().kind().id(id)).isPresent());
    }
}
