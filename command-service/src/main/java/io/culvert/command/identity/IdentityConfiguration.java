package io.culvert.command.identity;

import io.culvert.events.identity.Identities;
import io.culvert.events.identity.Identity;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who asks, by the identity service that {@code culvert.identity} names; both services of a process share it. */
@Configuration(proxyBeanMethods = false)
@Import(RefusedCallerAdvice.class)
public class IdentityConfiguration {
    /** @throws IllegalArgumentException if a setting is wrong; the operator can mend it */
    @Bean
    @ConditionalOnMissingBean
    Identity identity(Environment settings) {
        return Identities.of(settings::getProperty);
    }

    @Bean
    CallerResolver commandCallers(Identity identity) {
        return new CallerResolver(identity);
    }

    @Bean
    WebMvcConfigurer commandCallerArguments(CallerResolver callers) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(callers);
            }
        };
    }
}
