package io.culvert.query;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The query service as a process of its own. */
@Configuration(proxyBeanMethods = false)
// No body is one of many parts, and one that says so without being so would be a fault of ours.
@EnableAutoConfiguration(exclude = MultipartAutoConfiguration.class)
@Import(QueryServiceConfiguration.class)
public class QueryServiceApplication {
    public static void main(String[] args) {
        application().run(args);
    }

    static SpringApplication application() {
        SpringApplication application = new SpringApplication(QueryServiceApplication.class);
        application.setDefaultProperties(Map.of(
                "server.address", "127.0.0.1",
                "server.tomcat.connection-timeout", "10s",
                "spring.graphql.websocket.path", "/graphql",
                "spring.graphql.websocket.keep-alive", "15s",
                "spring.graphql.http.sse.keep-alive", "15s",
                "spring.graphql.http.sse.timeout", "0s",
                "management.endpoint.health.show-details", "when-authorized",
                "management.endpoints.web.exposure.include", "health,prometheus",
                "management.endpoint.health.probes.enabled", "true",
                "management.endpoint.health.group.readiness.include", "readinessState,queryViews"));
        return application;
    }
}
