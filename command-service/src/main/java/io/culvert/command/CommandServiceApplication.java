package io.culvert.command;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The command service as a process of its own, against a MongoDB and a Kafka of others. */
@SpringBootConfiguration(proxyBeanMethods = false)
// No body is one of many parts, and one that says so without being so would be a fault of ours.
@EnableAutoConfiguration(exclude = MultipartAutoConfiguration.class)
@Import(CommandServiceConfiguration.class)
public class CommandServiceApplication {
    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** With defaults that any property source overrides. */
    static SpringApplication application() {
        SpringApplication application = new SpringApplication(CommandServiceApplication.class);
        application.setDefaultProperties(Map.of(
                "server.address", "127.0.0.1",
                "server.shutdown", "graceful",
                "management.endpoints.web.exposure.include", "health,prometheus",
                "management.endpoint.health.probes.enabled", "true",
                "management.endpoint.health.show-details", "when-authorized",
                "management.endpoint.health.group.readiness.include", "readinessState,commandService",
                "logging.level.org.apache.kafka", "warn",
                "logging.level.org.mongodb", "warn"));
        return application;
    }
}
