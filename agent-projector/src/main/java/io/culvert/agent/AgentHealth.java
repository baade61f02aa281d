package io.culvert.agent;

import java.util.List;

/**
 * How an agent is.
 *
 * @param caughtUp whether it has read the log up to where it ended at start; it does nothing before
 * @param failures what keeps it from its work at the moment, in words for people
 */
public record AgentHealth(boolean caughtUp, int projects, int namespaces, List<String> failures) {
    public AgentHealth {
        failures = List.copyOf(failures);
    }
}
