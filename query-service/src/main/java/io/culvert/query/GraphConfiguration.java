package io.culvert.query;

import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.analysis.MaxQueryDepthInstrumentation;
import io.culvert.events.identity.Identity;
import io.culvert.query.graphql.AvailabilityController;
import io.culvert.query.graphql.CallerInterceptor;
import io.culvert.query.graphql.DiffController;
import io.culvert.query.graphql.EventsController;
import io.culvert.query.graphql.HistoryController;
import io.culvert.query.graphql.InventoryController;
import io.culvert.query.graphql.RefusedQueries;
import io.culvert.query.graphql.Scalars;
import io.culvert.query.port.Availabilities;
import io.culvert.query.port.Chronicle;
import io.culvert.query.port.History;
import io.culvert.query.port.Past;
import io.culvert.query.port.Projects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** How the graph is wired. Its schema is {@code graphql/culvert.graphqls}, where Spring Boot looks for it. */
@Configuration(proxyBeanMethods = false)
public class GraphConfiguration {
    /** Fields in one query; the introspection that tools begin with has about 100. */
    private static final int MOST_FIELDS = 500;
    /** Introspection alone is about 15 deep. */
    private static final int DEEPEST = 18;

    @Bean
    InventoryController queryInventoryController(Projects projects, Past past) {
        return new InventoryController(projects, past);
    }

    @Bean
    EventsController queryEventsController(Projects projects, History history) {
        return new EventsController(projects, history);
    }

    @Bean
    HistoryController queryHistoryController(Chronicle chronicle) {
        return new HistoryController(chronicle);
    }

    @Bean
    DiffController queryDiffController(Projects projects, Past past) {
        return new DiffController(projects, past);
    }

    @Bean
    AvailabilityController queryAvailabilityController(Projects projects, Past past, Availabilities availabilities) {
        return new AvailabilityController(projects, past, availabilities);
    }

    @Bean
    RefusedQueries queryRefusedQueries() {
        return new RefusedQueries();
    }

    @Bean
    CallerInterceptor queryCallerInterceptor(Identity identity) {
        return new CallerInterceptor(identity);
    }

    @Bean
    RuntimeWiringConfigurer queryScalars() {
        return Scalars.wiring();
    }

    @Bean
    MaxQueryComplexityInstrumentation queryComplexityLimit() {
        return new MaxQueryComplexityInstrumentation(MOST_FIELDS);
    }

    @Bean
    MaxQueryDepthInstrumentation queryDepthLimit() {
        return new MaxQueryDepthInstrumentation(DEEPEST);
    }
}
