package io.culvert.standalone;

import io.culvert.agent.Agent;
import io.culvert.agent.AgentHealth;
import io.culvert.agent.AgentSettings;
import io.culvert.agent.host.LinuxHost;
import io.culvert.events.connect.BusSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** The agent in this process: begins when the API listens, since it fetches keys there; ends without its charons. */
final class EmbeddedAgent implements ApplicationListener<WebServerInitializedEvent>, HealthIndicator, DisposableBean {
    private static final String COMMAND_URL = "culvert.agent.command-url";
    private static final List<String> SETTINGS = List.of(
            "culvert.data-dir",
            "culvert.agent.host-id",
            "culvert.agent.run-dir",
            "culvert.agent.state-dir",
            COMMAND_URL,
            "culvert.secrets.host-token-file",
            BusSettings.SERVERS,
            BusSettings.PROPERTIES_FILE);

    private final Environment environment;
    private volatile Optional<Agent> agent = Optional.empty();

    EmbeddedAgent(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        Map<String, String> settings = new HashMap<>();
        settings.put(COMMAND_URL, "http://127.0.0.1:" + event.getWebServer().getPort());
        for (String name : SETTINGS) {
            Optional.ofNullable(environment.getProperty(name)).ifPresent(value -> settings.put(name, value));
        }
        AgentSettings known = AgentSettings.of(settings);
        Agent started = new Agent(known, new LinuxHost(known.runDirectory()));
        started.start();
        agent = Optional.of(started);
    }

    @Override
    public Health health() {
        if (agent.isEmpty()) {
            return Health.down().withDetail("failures", "not started yet").build();
        }
        AgentHealth now = agent.orElseThrow().health();
        return (now.caughtUp() ? Health.up() : Health.down())
                .withDetail("projects", now.projects())
                .withDetail("namespaces", now.namespaces())
                .withDetail("failures", now.failures())
                .build();
    }

    @Override
    public void destroy() throws InterruptedException {
        if (agent.isPresent()) {
            agent.orElseThrow().close();
        }
    }
}
