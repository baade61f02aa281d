package io.culvert.query;

import io.culvert.events.api.Quotas;
import io.culvert.events.connect.TrustFile;
import io.culvert.events.edge.EdgeFilter;
import io.culvert.events.edge.EdgeMeters;
import io.culvert.events.edge.EdgeSettings;
import io.culvert.events.identity.Identities;
import io.culvert.events.identity.Identity;
import io.culvert.events.identity.Settings;
import io.culvert.query.port.Chronicle;
import io.culvert.query.port.Consequences;
import io.culvert.query.port.Evictions;
import io.culvert.query.port.Feed;
import io.culvert.query.port.FlightRecorder;
import io.culvert.query.port.Past;
import io.culvert.query.port.Projects;
import io.culvert.query.port.PskDisclosure;
import io.culvert.query.port.Tails;
import io.culvert.query.port.Versions;
import io.culvert.query.port.ViewGenerations;
import io.culvert.query.rest.CallerFilter;
import io.culvert.query.rest.ChangeSetsController;
import io.culvert.query.rest.CollectionsController;
import io.culvert.query.rest.ConfigurationController;
import io.culvert.query.rest.EventsController;
import io.culvert.query.rest.ExtensionsController;
import io.culvert.query.rest.Faults;
import io.culvert.query.rest.FlightController;
import io.culvert.query.rest.GraphBodyFilter;
import io.culvert.query.rest.HashesController;
import io.culvert.query.rest.HistoryController;
import io.culvert.query.rest.InternalController;
import io.culvert.query.rest.JsonAnswers;
import io.culvert.query.rest.OpenApiController;
import io.culvert.query.rest.OperatorController;
import io.culvert.query.rest.Operators;
import io.culvert.query.rest.PortsController;
import io.culvert.query.rest.QuotasController;
import io.culvert.query.rest.RefusedReads;
import io.culvert.query.rest.ServiceProvidersController;
import io.culvert.query.rest.TagsController;
import io.culvert.query.rest.VersionsController;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** How the reads are wired, over whatever holds the views. */
@Configuration(proxyBeanMethods = false)
@Import(GraphConfiguration.class)
public class ReadsConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Identity queryIdentity(Environment settings) {
        return Identities.of(settings::getProperty);
    }

    /** @throws IllegalArgumentException if keys are to be shown and it is not said where they are */
    @Bean
    @ConditionalOnMissingBean
    PskDisclosure pskDisclosure(Environment settings) {
        if (!settings.getProperty("culvert.psk.disclosure", Boolean.class, false)) {
            return PskDisclosure.TO_NOBODY;
        }
        String commandService = settings.getProperty("culvert.command.url", "");
        if (commandService.isEmpty()) {
            throw new IllegalArgumentException(
                    "culvert.psk.disclosure is true, so culvert.command.url must say where the"
                            + " command service is, as in http://127.0.0.1:8080");
        }
        return new HttpPskDisclosure(
                commandService, TrustFile.of(new Settings(settings::getProperty), TrustFile.OF_THE_API));
    }

    /** Before all else, once in a process. */
    @Bean
    @ConditionalOnMissingBean(name = "edgeFilter")
    FilterRegistrationBean<EdgeFilter> edgeFilter(Environment settings, Identity identity, Projects projects) {
        var edge = new EdgeFilter(EdgeSettings.of(settings::getProperty), identity, projects::ownerOf);
        var registration = new FilterRegistrationBean<>(edge);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    @ConditionalOnMissingBean(name = "edgeMeters")
    MeterBinder edgeMeters(FilterRegistrationBean<EdgeFilter> edgeFilter) {
        return new EdgeMeters(Objects.requireNonNull(edgeFilter.getFilter()));
    }

    @Bean
    CallerFilter queryCallerFilter(Identity identity, Feed feed) {
        return new CallerFilter(identity, feed);
    }

    @Bean
    CollectionsController queryCollectionsController(Projects projects, Versions versions, PskDisclosure disclosure) {
        return new CollectionsController(projects, versions, disclosure);
    }

    @Bean
    PortsController queryPortsController(Projects projects, Versions versions) {
        return new PortsController(projects, versions);
    }

    @Bean
    TagsController queryTagsController(Projects projects, Versions versions) {
        return new TagsController(projects, versions);
    }

    /** @throws IllegalArgumentException naming a setting that makes no sense; the operator can mend it */
    @Bean
    QuotasController queryQuotasController(Projects projects, Environment settings) {
        return new QuotasController(projects, Quotas.defaults(settings::getProperty));
    }

    @Bean
    ChangeSetsController queryChangeSets(Projects projects) {
        return new ChangeSetsController(projects);
    }

    @Bean
    HistoryController queryHistoryReads(Projects projects, Chronicle chronicle, Consequences consequences) {
        return new HistoryController(projects, chronicle, consequences);
    }

    @Bean
    ConfigurationController queryConfigurations(Projects projects, Past past) {
        return new ConfigurationController(projects, past);
    }

    /** @throws IllegalArgumentException naming a setting that makes no sense; the operator can mend it */
    @Bean
    EventsController queryEventStreams(Projects projects, Tails tails, Identity identity, Environment settings) {
        int heartbeat = new Settings(settings::getProperty).number("culvert.events.heartbeat-seconds", 15, 1, 3_600);
        return new EventsController(projects, tails, identity, Duration.ofSeconds(heartbeat));
    }

    @Bean
    FlightController queryFlights(Projects projects, FlightRecorder flights) {
        return new FlightController(projects, flights);
    }

    @Bean
    ServiceProvidersController queryServiceProvidersController() {
        return new ServiceProvidersController();
    }

    @Bean
    VersionsController queryVersionsController() {
        return new VersionsController();
    }

    @Bean
    ExtensionsController queryExtensionsController() {
        return new ExtensionsController();
    }

    @Bean
    OpenApiController queryOpenApiController() {
        return new OpenApiController();
    }

    @Bean
    InternalController queryInternalController(Projects projects, Versions versions) {
        return new InternalController(projects, versions);
    }

    @Bean
    Operators queryOperators(Identity identity) {
        return new Operators(identity);
    }

    @Bean
    OperatorController queryOperatorController(
            Feed feed, ViewGenerations generations, Projects projects, Evictions evictions, Operators operators) {
        return new OperatorController(feed, generations, projects, evictions, operators);
    }

    @Bean
    HashesController queryHashesController(Feed feed, Evictions evictions, Operators operators) {
        return new HashesController(feed, evictions, operators);
    }

    @Bean
    GraphBodyFilter queryGraphBodyFilter() {
        return new GraphBodyFilter();
    }

    @Bean
    JsonAnswers queryJsonAnswers() {
        return new JsonAnswers();
    }

    @Bean
    @ConditionalOnMissingBean(ErrorController.class)
    Faults queryFaults() {
        return new Faults();
    }

    @Bean
    RefusedReads queryRefusedReads() {
        return new RefusedReads();
    }

    @Bean
    MeterBinder queryMeters(Feed feed) {
        return new FeedMeters(feed);
    }

    /** Shown as component {@code queryViews}. */
    @Bean
    HealthIndicator queryViewsHealthIndicator(Feed feed) {
        return new FeedHealth(feed);
    }
}
