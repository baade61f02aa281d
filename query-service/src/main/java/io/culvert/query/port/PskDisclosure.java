package io.culvert.query.port;

import io.culvert.events.api.Caller;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.wire.ShownKey;
import java.util.List;
import java.util.Map;

/** Shows pre-shared keys to those who may see them. */
@FunctionalInterface
public interface PskDisclosure {
    /** As many as it shows at once. */
    int MOST_AT_ONCE = 256;

    /** Shows nothing to anybody. */
    PskDisclosure TO_NOBODY = (asker, connections) -> Map.of();

    /**
     * Who wants to see them.
     *
     * @param token with which he came
     * @param requestId of his request
     */
    record Asker(Caller caller, String token, String requestId) {
        /** Tells no token. */
        @Override
        public String toString() {
            return caller + " " + requestId;
        }
    }

    /**
     * The keys of those connections whose keys he may see, and which have one.
     *
     * @param connections at most {@link #MOST_AT_ONCE}
     * @throws DisclosureUnavailableException if it can't be put on record that he sees them, or they can't be fetched
     */
    Map<ConnectionId, ShownKey> disclose(Asker asker, List<ConnectionId> connections);
}
