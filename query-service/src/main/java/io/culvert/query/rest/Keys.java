package io.culvert.query.rest;

import io.culvert.events.api.ApiError;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Collection;
import io.culvert.events.identity.PresentedToken;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.wire.ShownKey;
import io.culvert.query.port.PskDisclosure;
import io.culvert.query.view.BadQueryException;
import io.culvert.query.view.ListQuery;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pre-shared keys that an answer shows: of one connection, or of those of a list if the field is named. */
final class Keys {
    private final PskDisclosure disclosure;

    Keys(PskDisclosure disclosure) {
        this.disclosure = disclosure;
    }

    /**
     * By the ids of their connections.
     *
     * @throws BadQueryException if there are more than are shown at once
     */
    Map<String, ShownKey> of(
            HttpServletRequest request,
            Caller caller,
            Collection collection,
            ListQuery query,
            List<Map<String, @Nullable Object>> rows) {
        if (collection != Collection.SITE_CONNECTIONS || !caller.mayWrite() || !wanted(request, query)) {
            return Map.of();
        }
        List<ConnectionId> own = rows.stream()
                .filter(row -> caller.projectId().value().equals(row.get("project_id")))
                .map(row -> ConnectionId.of(String.valueOf(row.get("id"))))
                .toList();
        return own.isEmpty() ? Map.of() : disclosed(request, caller, own);
    }

    private boolean wanted(HttpServletRequest request, ListQuery query) {
        boolean one = Target.of(request.getRequestURI()).flatMap(Target::id).isPresent();
        return !disclosure.equals(PskDisclosure.TO_NOBODY) && query.wants("psk") && (one || query.hasFields());
    }

    private Map<String, ShownKey> disclosed(HttpServletRequest request, Caller caller, List<ConnectionId> connections) {
        if (connections.size() > PskDisclosure.MOST_AT_ONCE) {
            throw new BadQueryException(new ApiError(
                    400,
                    "HTTPBadRequest",
                    "A list with the field 'psk' shows at most " + PskDisclosure.MOST_AT_ONCE
                            + " connections at once: give a limit."));
        }
        String requestId = String.valueOf(request.getAttribute(CallerFilter.REQUEST_ID));
        var asker = new PskDisclosure.Asker(caller, PresentedToken.of(request::getHeader), requestId);
        Map<String, ShownKey> keys = new HashMap<>();
        disclosure.disclose(asker, connections).forEach((id, key) -> keys.put(id.toString(), key));
        return keys;
    }
}
