package io.culvert.query.graphql;

import graphql.analysis.FieldComplexityEnvironment;
import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.execution.AbortExecutionException;

/** Refuses queries that ask for too much, before anything is looked up: a field weighs 1, what is folded anew weighs more. */
public final class QueryWeight extends MaxQueryComplexityInstrumentation {
    /** The introspection that tools begin with has about 100 fields. */
    private static final int MOST = 500;

    private static final int STATE_OF_THE_PAST = 25;

    public QueryWeight() {
        super(MOST, QueryWeight::weight);
    }

    private static int weight(FieldComplexityEnvironment field, int children) {
        int own = switch (field.getField().getName()) {
            case "diff", "projectAvailability" -> 2 * STATE_OF_THE_PAST;
            case "availability", "timeline", "whatChanged", "configuration" -> STATE_OF_THE_PAST;
            case "hostActions" -> 1 + events(field) / 4;
            case "followed" -> events(field);
            default -> field.getArguments().get("asOf") == null ? 1 : STATE_OF_THE_PAST;
        };
        return own + children;
    }

    /** How many events the page may have that the field belongs to. */
    private static int events(FieldComplexityEnvironment field) {
        for (FieldComplexityEnvironment at = field; at != null; at = at.getParentEnvironment()) {
            if (at.getArguments().get("first") instanceof Integer first) {
                return Math.clamp(first, 1, MOST);
            }
        }
        return 1;
    }

    @Override
    protected AbortExecutionException mkAbortException(int weight, int most) {
        return new RefusedExecution(
                "QueryTooComplex",
                "The query weighs " + weight + "; it may weigh " + most + ". A field weighs 1, one with asOf "
                        + STATE_OF_THE_PAST + ".");
    }
}
