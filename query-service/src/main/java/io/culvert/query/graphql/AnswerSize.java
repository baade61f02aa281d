package io.culvert.query.graphql;

import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationCreateStateParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.execution.instrumentation.parameters.InstrumentationFieldParameters;
import graphql.language.OperationDefinition.Operation;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Ends the execution of a query whose answer grows too large: lists within lists multiply, which no look at the query
 * alone can tell.
 */
public final class AnswerSize extends SimplePerformantInstrumentation {
    /** The fields that may be whole files: these characters of one are another value. */
    private static final Set<String> LONG = Set.of("text", "diff");

    private static final int CHARACTERS = 20;

    private final long most;

    /** @param most how many values an answer may have */
    public AnswerSize(long most) {
        this.most = most;
    }

    private static final class Values implements InstrumentationState {
        private final AtomicLong count = new AtomicLong();
    }

    @Override
    public InstrumentationState createState(InstrumentationCreateStateParameters parameters) {
        return new Values();
    }

    @Override
    public @Nullable InstrumentationContext<Object> beginFieldExecution(
            InstrumentationFieldParameters field, InstrumentationState state) {
        // A subscription is as long as its reader wants; each of its events is small.
        boolean counts = field.getExecutionContext().getOperationDefinition().getOperation() != Operation.SUBSCRIPTION;
        if (counts) {
            count(field, (Values) state, 1);
            if (LONG.contains(field.getExecutionStepInfo().getField().getName())) {
                return SimpleInstrumentationContext.whenCompleted((text, _) ->
                        count(field, (Values) state, String.valueOf(text).length() / CHARACTERS));
            }
        }
        return super.beginFieldExecution(field, state);
    }

    private void count(InstrumentationFieldParameters field, Values values, int more) {
        if (values.count.addAndGet(more) > most) {
            field.getExecutionContext().getExecutionInput().cancel();
        }
    }

    @Override
    public CompletableFuture<ExecutionResult> instrumentExecutionResult(
            ExecutionResult result, InstrumentationExecutionParameters parameters, InstrumentationState state) {
        return CompletableFuture.completedFuture(
                ((Values) state).count.get() <= most
                        ? result
                        : ExecutionResultImpl.newExecutionResult()
                                .addError(new RefusedExecution(
                                        "AnswerTooLarge",
                                        "The answer has more than " + most
                                                + " values: ask for fewer rows, or for less of each."))
                                .build());
    }
}
