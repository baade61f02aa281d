package io.culvert.command.rest;

import io.culvert.command.port.Requests;
import io.culvert.events.api.ApiError;
import io.culvert.events.state.ProjectState;
import io.culvert.events.state.Resources;
import io.culvert.events.value.ProjectId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Requests that come again under the same {@code Idempotency-Key}: what they create gets the same ids, so that it is
 * created once. */
final class Repeating {
    private final Requests requests;

    Repeating(Requests requests) {
        this.requests = requests;
    }

    /** @throws ApiException if the key was used for another request, or what the request made is gone */
    List<UUID> ids(ProjectId project, Call call, Body.Posted posted, Supplier<ProjectState> state) {
        UUID fresh = NewIds.next();
        int count = posted.resources().size();
        if (call.idempotencyKey().isEmpty() || call.isDryRun()) {
            return NewIds.from(fresh, count);
        }
        String key = call.idempotencyKey().get();
        String fingerprint = posted.fingerprint();
        Requests.Known known =
                requests.begin(project, key, new Requests.Known(fingerprint, fresh, Requests.Progress.BEGUN));
        if (!known.fingerprint().equals(fingerprint)) {
            throw new ApiException(new ApiError(
                    422, "IdempotencyKeyReused", "Idempotency-Key '" + key + "' was used for another request"));
        }
        List<UUID> ids = NewIds.from(known.id(), count);
        if (known.progress() == Requests.Progress.DONE && !present(state.get(), posted, ids)) {
            throw new ApiException(new ApiError(
                    409,
                    "IdempotencyKeyUsed",
                    "What was created with Idempotency-Key '" + key + "' has been deleted since"));
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
