package io.culvert.standalone;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The agent of this process. */
@Configuration(proxyBeanMethods = false)
class AgentConfiguration {
    @Bean
    Endpoints endpoints(Environment settings) {
        return new Endpoints(settings);
    }
}
