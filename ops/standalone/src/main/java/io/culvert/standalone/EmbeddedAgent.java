package io.culvert.standalone;

import io.culvert.agent.Agent;
import io.culvert.agent.AgentHealth;
import io.culvert.agent.AgentSettings;
import io.culvert.agent.host.LinuxHost;
import io.culvert.command.hosts.HostsPort;
import io.culvert.command.port.HostAdmission;
import io.culvert.events.connect.BusSettings;
import io.culvert.events.host.EnrolmentToken;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** The agent in this process: begins when the API listens, since it fetches keys there; ends without its charons. */
final class EmbeddedAgent implements ApplicationListener<WebServerInitializedEvent>, HealthIndicator, DisposableBean {
    private static final String HOSTS_URL = "culvert.agent.hosts-url";
    private static final Duration ENOUGH = Duration.ofMinutes(10);
    private static final List<String> SETTINGS = List.of(
            "culvert.data-dir",
            "culvert.agent.host-id",
            "culvert.agent.run-dir",
            "culvert.agent.namespace-prefix",
            "culvert.agent.state-dir",
            HOSTS_URL,
            "culvert.agent.identity-dir",
            "culvert.agent.enrolment-token-file",
            "culvert.agent.peer-names-seconds",
            "culvert.agent.telemetry-seconds",
            BusSettings.SERVERS,
            BusSettings.PROPERTIES_FILE);

    private final Environment environment;
    private final HostsPort port;
    private final HostAdmission admission;
    private volatile Optional<Agent> agent = Optional.empty();

    EmbeddedAgent(Environment environment, HostsPort port, HostAdmission admission) {
        this.environment = environment;
        this.port = port;
        this.admission = admission;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        Map<String, String> settings = new HashMap<>();
        settings.put(HOSTS_URL, port.url());
        for (String name : SETTINGS) {
            Optional.ofNullable(environment.getProperty(name)).ifPresent(value -> settings.put(name, value));
        }
        AgentSettings known = AgentSettings.of(settings);
        Agent started = new Agent(
                known, new LinuxHost(known.runDirectory(), known.namespacePrefix()), new OwnToken(admission, known));
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

    /** Who runs the service runs this host too: it lets itself in at each start, unless another authority is in charge. */
    private static final class OwnToken implements Supplier<Optional<EnrolmentToken>> {
        private final HostAdmission admission;
        private final AgentSettings settings;
        private Optional<EnrolmentToken> made = Optional.empty();

        OwnToken(HostAdmission admission, AgentSettings settings) {
            this.admission = admission;
            this.settings = settings;
        }

        @Override
        public Optional<EnrolmentToken> get() {
            if (made.isEmpty() && admission.isOurs()) {
                byte[] token =
                        admission.invite(settings.hostId(), ENOUGH).token().reveal();
                made = Optional.of(EnrolmentToken.of(new String(token, StandardCharsets.US_ASCII)));
            }
            return made;
        }
    }
}
