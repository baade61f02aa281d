package io.culvert.query;

import io.culvert.events.identity.Identity;
import io.culvert.events.identity.Settings;
import io.culvert.query.graphql.AnswerSize;
import io.culvert.query.graphql.AnswersInterceptor;
import io.culvert.query.graphql.AvailabilityController;
import io.culvert.query.graphql.CallerInterceptor;
import io.culvert.query.graphql.DiffController;
import io.culvert.query.graphql.EventsController;
import io.culvert.query.graphql.FlightController;
import io.culvert.query.graphql.HistoryController;
import io.culvert.query.graphql.InventoryController;
import io.culvert.query.graphql.PagesController;
import io.culvert.query.graphql.QueryDepth;
import io.culvert.query.graphql.QueryWeight;
import io.culvert.query.graphql.RefusedQueries;
import io.culvert.query.graphql.RefusedSubscriptions;
import io.culvert.query.graphql.Scalars;
import io.culvert.query.graphql.Sockets;
import io.culvert.query.graphql.SubscriptionController;
import io.culvert.query.graphql.TunnelController;
import io.culvert.query.live.FollowLimits;
import io.culvert.query.port.Availabilities;
import io.culvert.query.port.Chronicle;
import io.culvert.query.port.Consequences;
import io.culvert.query.port.FlightRecorder;
import io.culvert.query.port.History;
import io.culvert.query.port.Past;
import io.culvert.query.port.Projects;
import io.culvert.query.port.Tails;
import io.culvert.query.port.Tunnels;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** How the graph is wired. Its schema is {@code graphql/culvert.graphqls}, where Spring Boot looks for it. */
@Configuration(proxyBeanMethods = false)
public class GraphConfiguration {
    @Bean
    InventoryController queryInventoryController(Projects projects, Past past) {
        return new InventoryController(projects, past);
    }

    @Bean
    EventsController queryEventsController(Projects projects, History history) {
        return new EventsController(projects, history);
    }

    @Bean
    HistoryController queryHistoryController(Chronicle chronicle, Consequences consequences) {
        return new HistoryController(chronicle, consequences);
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
    FlightController queryFlightController(Projects projects, Past past, FlightRecorder flights) {
        return new FlightController(projects, past, flights);
    }

    @Bean
    TunnelController queryTunnelController(Tunnels tunnels) {
        return new TunnelController(tunnels);
    }

    @Bean
    PagesController queryPagesController(Projects projects, Past past) {
        return new PagesController(projects, past);
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
    QueryWeight queryWeight() {
        return new QueryWeight();
    }

    @Bean
    QueryDepth queryDepth() {
        return new QueryDepth();
    }

    /** @throws IllegalArgumentException naming a setting that makes no sense; the operator can mend it */
    @Bean
    AnswerSize queryAnswerSize(Environment settings) {
        int most = new Settings(settings::getProperty)
                .number("culvert.limits.graphql-values", 500_000, 1, Integer.MAX_VALUE);
        return new AnswerSize(most);
    }

    @Bean
    RefusedSubscriptions queryRefusedSubscriptions() {
        return new RefusedSubscriptions();
    }

    @Bean
    AnswersInterceptor queryAnswersInterceptor() {
        return new AnswersInterceptor();
    }

    @Bean
    SubscriptionController querySubscriptionController(Tails tails) {
        return new SubscriptionController(tails);
    }

    /** As many as may follow events at all. */
    @Bean
    Sockets querySockets(Environment settings) {
        return new Sockets(FollowLimits.of(settings::getProperty).all());
    }
}
