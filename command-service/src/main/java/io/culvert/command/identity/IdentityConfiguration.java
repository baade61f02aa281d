package io.culvert.command.identity;

import io.culvert.events.api.NoauthToken;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Chooses the identity service by {@code culvert.identity}. */
@Configuration(proxyBeanMethods = false)
@Import(UnauthenticatedAdvice.class)
public class IdentityConfiguration {
    /** @throws IllegalArgumentException if there is no such identity service; the operator can mend it */
    @Bean
    CallerResolver commandCallers(@Value("${culvert.identity:noauth}") String kind) {
        return new CallerResolver(identity(kind));
    }

    static Identity identity(String kind) {
        if (!kind.equals("noauth")) {
            throw new IllegalArgumentException("culvert.identity is '" + kind + "', but only 'noauth' is supported");
        }
        return NoauthToken::caller;
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
