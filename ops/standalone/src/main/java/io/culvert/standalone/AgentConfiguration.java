package io.culvert.standalone;

import io.culvert.command.hosts.HostsPort;
import io.culvert.command.port.HostAdmission;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The agent of this process, and what others must know of where it listens. */
@Configuration(proxyBeanMethods = false)
class AgentConfiguration {
    @Bean
    Endpoints endpoints(Environment settings, ServerProperties server, HostsPort port) {
        return new Endpoints(settings, server, port);
    }

    /** Known to the health endpoint as "agent". */
    @Bean
    @ConditionalOnBooleanProperty(name = "culvert.agent.enabled", matchIfMissing = true)
    EmbeddedAgent agentHealthIndicator(Environment settings, HostsPort port, HostAdmission admission) {
        return new EmbeddedAgent(settings, port, admission);
    }
}
