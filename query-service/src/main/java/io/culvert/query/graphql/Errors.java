package io.culvert.query.graphql;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import io.culvert.query.view.BadQueryException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Errors of the graph: each has a {@code code} for programs among its extensions. */
final class Errors {
    static final String CODE = "code";

    private Errors() {}

    static GraphqlErrorBuilder<?> refused(BadQueryException refused) {
        return GraphqlErrorBuilder.newError()
                .errorType(org.springframework.graphql.execution.ErrorType.BAD_REQUEST)
                .message("%s", refused.error().message())
                .extensions(code(refused.error().type()));
    }

    static Map<String, Object> code(String code) {
        return Map.of(CODE, code);
    }

    /** The same, each with a code: those that graphql-java and Spring make have none. */
    static List<GraphQLError> coded(List<GraphQLError> errors) {
        return errors.stream().map(Errors::coded).toList();
    }

    private static GraphQLError coded(GraphQLError error) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        if (extensions.containsKey(CODE)) {
            return error;
        }
        extensions.put(CODE, code(error.getErrorType()));
        GraphqlErrorBuilder<?> coded = GraphqlErrorBuilder.newError()
                .errorType(error.getErrorType())
                .message("%s", String.valueOf(error.getMessage()))
                .extensions(extensions);
        if (error.getLocations() != null) {
            coded.locations(error.getLocations());
        }
        if (error.getPath() != null) {
            coded.path(error.getPath());
        }
        return coded.build();
    }

    private static String code(ErrorClassification kind) {
        return switch (kind) {
            case ErrorType.InvalidSyntax -> "InvalidSyntax";
            case ErrorType.ValidationError -> "InvalidQuery";
            case ErrorType.OperationNotSupported -> "OperationNotSupported";
            default -> "InternalError";
        };
    }
}
