package io.culvert.command.rest;

import io.culvert.command.domain.Terms;
import io.culvert.command.port.Commands;
import io.culvert.command.port.Owners;
import io.culvert.command.port.ReadSide;
import io.culvert.command.port.Requests;
import io.culvert.command.port.Secrets;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The writes of the API. Needs {@link Commands}, {@link Secrets}, {@link ReadSide},
 * {@link Owners}, {@link Requests}, what the operator lays down ({@link OperatorTerms}), and who resolves callers
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
    UnservedController.class,
    RefusalAdvice.class
})
public class RestConfiguration {
    @Bean
    Writer writer(Commands commands, ReadSide readSide, Owners owners, Requests requests, Terms terms) {
        return new Writer(commands, readSide, owners, requests, terms);
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
    SiteConnectionController siteConnectionController(Writer writer, Secrets secrets) {
        return new SiteConnectionController(writer, secrets);
    }

    @Bean
    FilterRegistrationBean<RequestIdFilter> commandRequestIds() {
        var registration = new FilterRegistrationBean<>(new RequestIdFilter());
        registration.addUrlPatterns("/v2.0/*");
        return registration;
    }
}
