package io.culvert.command.rest;

import io.culvert.command.domain.Terms;
import io.culvert.command.port.Commands;
import io.culvert.command.port.InventorySource;
import io.culvert.command.port.Owners;
import io.culvert.command.port.Past;
import io.culvert.command.port.ReadSide;
import io.culvert.command.port.Requests;
import io.culvert.command.port.Secrets;
import io.culvert.events.edge.EdgeFilter;
import io.culvert.events.edge.EdgeMeters;
import io.culvert.events.edge.EdgeSettings;
import io.culvert.events.identity.Identity;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The writes of the API. Needs {@link Commands}, {@link Secrets}, {@link ReadSide},
 * {@link Owners}, {@link Requests}, {@link Past}, what the operator lays down ({@link OperatorTerms}), and who resolves callers
 * ({@code IdentityConfiguration}). */
@Configuration(proxyBeanMethods = false)
@Import({
    OperatorTerms.class,
    IkePolicyController.class,
    IpsecPolicyController.class,
    EndpointGroupController.class,
    VpnServiceController.class,
    NetworkController.class,
    SubnetController.class,
    RouterController.class,
    InterfaceController.class,
    TagsController.class,
    QuotasController.class,
    ChangeSetController.class,
    RevertController.class,
    OpenChangeSetController.class,
    WebhookController.class,
    WebhookActionsController.class,
    WebhookDeliveryController.class,
    UnservedController.class,
    RefusalAdvice.class
})
public class RestConfiguration {
    @Bean
    Writer writer(
            Commands commands,
            ObjectProvider<InventorySource> inventory,
            ReadSide readSide,
            Owners owners,
            Requests requests,
            Terms terms) {
        return new Writer(
                commands, inventory.getIfAvailable(() -> InventorySource.OURS), readSide, owners, requests, terms);
    }

    @Bean
    JsonAnswers commandJsonAnswers() {
        return new JsonAnswers();
    }

    @Bean
    @ConditionalOnMissingBean(ErrorController.class)
    Faults commandFaults() {
        return new Faults();
    }

    @Bean
    LimitedOctets commandBodies() {
        return new LimitedOctets();
    }

    @Bean
    WebMvcConfigurer commandCalls() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new Calls());
            }
        };
    }

    @Bean
    SiteConnectionController siteConnectionController(Writer writer, Secrets secrets, PskPolicy policy) {
        return new SiteConnectionController(writer, secrets, policy, InstantSource.system());
    }

    @Bean
    GivenKeys givenKeys(Secrets secrets, PskPolicy policy) {
        return new GivenKeys(secrets, policy);
    }

    /** Before all else, once in a process. */
    @Bean
    @ConditionalOnMissingBean(name = "edgeFilter")
    FilterRegistrationBean<EdgeFilter> edgeFilter(Environment settings, Identity identity, Owners owners) {
        var edge = new EdgeFilter(EdgeSettings.of(settings::getProperty), identity, owners::of);
        var registration = new FilterRegistrationBean<>(edge);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    @ConditionalOnMissingBean(name = "edgeMeters")
    MeterBinder edgeMeters(FilterRegistrationBean<EdgeFilter> edgeFilter) {
        return new EdgeMeters(Objects.requireNonNull(edgeFilter.getFilter()));
    }

    /** Before what looks for forms. */
    @Bean
    FilterRegistrationBean<BodyAsSent> commandBodiesAsSent() {
        var registration = new FilterRegistrationBean<>(new BodyAsSent());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        registration.addUrlPatterns("/v2.0/*");
        return registration;
    }

    @Bean
    FilterRegistrationBean<RequestIdFilter> commandRequestIds() {
        var registration = new FilterRegistrationBean<>(new RequestIdFilter());
        registration.addUrlPatterns("/v2.0/*");
        return registration;
    }
}
