package io.culvert.standalone;

import io.culvert.agent.host.NameCache;
import io.culvert.command.CommandServiceConfiguration;
import io.culvert.query.QueryServiceConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The whole of Culvert as one process. */
@SpringBootConfiguration(proxyBeanMethods = false)
// No body is one of many parts, and one that says so without being so would be a fault of ours.
@EnableAutoConfiguration(exclude = MultipartAutoConfiguration.class)
// The bridges first: the services leave out what they find there already.
@Import({
    BridgeConfiguration.class,
    CommandServiceConfiguration.class,
    QueryServiceConfiguration.class,
    AgentConfiguration.class
})
public class Standalone {
    public static void main(String[] arguments) {
        System.setProperty("axoniq.update-checker.disabled", "true");
        NameCache.off();
        EmbeddedServers servers = new EmbeddedServers();
        SpringApplication application = new SpringApplication(Standalone.class);
        application.addInitializers(servers);
        // After the context, whose parts still write while they close.
        SpringApplication.getShutdownHandlers().add(servers::close);
        try {
            application.run(arguments);
        } catch (RuntimeException | Error e) {
            // Spring has told why. The broker's threads would keep the process alive.
            System.exit(1);
        }
    }
}
