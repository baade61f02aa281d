package io.culvert.events.wire;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings events of earlier versions to their present form, step by step. A step is never changed once there are events
 * that need it, and never removed: logs and topics keep what they hold.
 */
public final class Upcasters {
    private static final Map<String, Upcaster> STEPS = Stream.of(
                    step("status.reported", 1, Upcasters::flattened),
                    // Versions 3 and 4 have more reasons.
                    step("status.reported", 2, UnaryOperator.identity()),
                    step("status.reported", 3, UnaryOperator.identity()),
                    step("ike-policy.created", 1, Upcasters::ofOneProposal),
                    step("ike-policy.updated", 1, Upcasters::ofOneProposal),
                    step("ipsec-policy.created", 1, Upcasters::ofOneProposal),
                    step("ipsec-policy.updated", 1, Upcasters::ofOneProposal),
                    step("site-connection.created", 1, Upcasters::ofNatsThatAreFound),
                    step("site-connection.updated", 1, Upcasters::ofNatsThatAreFound),
                    step("site-connection.created", 2, Upcasters::ofAPreSharedKey),
                    step("site-connection.updated", 2, Upcasters::ofAPreSharedKey))
            .collect(Collectors.toUnmodifiableMap(Upcaster::from, Function.identity()));

    /** An event's type, and its data as JSON text of that type. */
    public record Typed(String type, String data) {}

    private Upcasters() {}

    /** The types that are written no more, but read for ever. */
    public static Set<String> historicTypes() {
        return STEPS.keySet();
    }

    /**
     * The same event as it would be written today; what is not historic comes back untouched.
     *
     * @throws UnreadableException if the data is not a JSON object of that type
     */
    public static Typed toPresent(String type, String data) {
        Upcaster first = STEPS.get(type);
        if (first == null) {
            return new Typed(type, data);
        }
        ObjectNode node = Json.object(data);
        String reached = type;
        for (Upcaster next = first; next != null; next = STEPS.get(reached)) {
            node = next.step().apply(node);
            reached = next.to();
        }
        return new Typed(reached, Json.write(node));
    }

    private static Upcaster step(String fact, int from, UnaryOperator<ObjectNode> step) {
        String name = "io.culvert." + fact + ".v";
        return new Upcaster(name + from, name + (from + 1), step);
    }

    /** In version 1 a policy had no other proposals than its own. */
    private static ObjectNode ofOneProposal(ObjectNode v1) {
        if (!(v1.get("policy") instanceof ObjectNode policy)) {
            throw new UnreadableException("a policy's event of version 1 without an object 'policy'");
        }
        policy.putArray("furtherProposals");
        return v1;
    }

    /** In version 1 a connection used UDP where a NAT was found. */
    private static ObjectNode ofNatsThatAreFound(ObjectNode v1) {
        connection(v1).put("natTraversal", "auto");
        return v1;
    }

    /** In version 2 a connection had no certificates. */
    private static ObjectNode ofAPreSharedKey(ObjectNode v2) {
        connection(v2).putNull("certificates");
        return v2;
    }

    private static ObjectNode connection(ObjectNode data) {
        if (data.get("connection") instanceof ObjectNode connection) {
            return connection;
        }
        throw new UnreadableException("a connection's event without an object 'connection'");
    }

    /** Version 1 had all but the connection's id in an object that was called status, as was the status in it. */
    private static ObjectNode flattened(ObjectNode v1) {
        if (!(v1.remove("status") instanceof ObjectNode seen)) {
            throw new UnreadableException("io.culvert.status.reported.v1 without an object 'status'");
        }
        return v1.setAll(seen);
    }
}
