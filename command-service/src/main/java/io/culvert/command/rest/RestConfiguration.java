package io.culvert.command.rest;

import io.culvert.command.port.Commands;
import io.culvert.command.port.ReadSide;
import io.culvert.command.port.Secrets;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The writes of the API. Needs {@link Commands}, {@link Secrets}, {@link ReadSide}, and who resolves callers
 * ({@code IdentityConfiguration}). */
@Configuration(proxyBeanMethods = false)
@Import({
    IkePolicyController.class,
    IpsecPolicyController.class,
    EndpointGroupController.class,
    VpnServiceController.class,
    NetworkController.class,
    SubnetController.class,
    RouterController.class,
    InterfaceController.class,
    UnservedController.class,
    RefusalAdvice.class
})
public class RestConfiguration {
    @Bean
    Writer writer(Commands commands, ReadSide readSide) {
        return new Writer(commands, readSide);
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
