package io.culvert.command.rest;

import io.culvert.command.disclosure.DisclosureConfiguration;
import io.culvert.command.identity.IdentityConfiguration;
import io.culvert.command.port.Commands;
import io.culvert.command.port.MemoryWebhookPlaces;
import io.culvert.command.port.Owners;
import io.culvert.command.port.Past;
import io.culvert.command.port.ReadSide;
import io.culvert.command.port.Requests;
import io.culvert.command.port.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real web layer on a random port of the loopback interface, over fakes of what is behind it. */
final class Api implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    final MemoryCommands commands = new MemoryCommands();
    final MemorySecrets secrets = new MemorySecrets();
    private final MemoryRequests requests = new MemoryRequests();
    final MemoryWebhookPlaces webhooks = new MemoryWebhookPlaces();
    final List<Long> awaited = Collections.synchronizedList(new ArrayList<>());
    /** What happens while a write waits for the read side. */
    volatile Runnable meanwhile = () -> {};

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    @Configuration(proxyBeanMethods = false)
    @Import({RestConfiguration.class, IdentityConfiguration.class, DisclosureConfiguration.class})
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        MultipartAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class
    })
    static class Wiring {}

    /** @param settings as {@code name=value} */
    Api(String... settings) {
        ReadSide readSide = (project, version, atMost) -> {
            awaited.add(version);
            meanwhile.run();
        };
        context = new SpringApplicationBuilder(Wiring.class)
                .properties("server.port=0", "server.address=127.0.0.1", "spring.main.banner-mode=off")
                .properties(settings)
                .initializers(empty -> {
                    var beans = empty.getBeanFactory();
                    beans.registerSingleton("commands", (Commands) commands);
                    beans.registerSingleton("secrets", (Secrets) secrets);
                    beans.registerSingleton("past", (Past) commands);
                    beans.registerSingleton("owners", (Owners) commands::ownerOf);
                    beans.registerSingleton("requests", (Requests) requests);
                    beans.registerSingleton("readSide", readSide);
                    beans.registerSingleton("webhookPlaces", webhooks);
                })
                .run();
        base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** What the controllers take below {@code /v2.0}, as in {@code PUT /v2.0/networks/{id}}. */
    List<String> mappings() {
        return context.getBean(RequestMappingHandlerMapping.class).getHandlerMethods().entrySet().stream()
                .filter(each -> each.getValue().getBeanType() != UnservedController.class)
                .flatMap(each -> each.getKey().getPatternValues().stream()
                        .filter(path -> path.startsWith("/v2.0"))
                        .flatMap(path -> each.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + path)))
                .toList();
    }

    Answer post(String path, String body) {
        return send("east", "POST", path, body);
    }

    Answer put(String path, String body) {
        return send("east", "PUT", path, body);
    }

    Answer delete(String path) {
        return send("east", "DELETE", path, "");
    }

    /** A request of project east with a header. */
    Answer with(String method, String path, String body, String header, String value) {
        return with("east", method, path, body, header, value);
    }

    Answer with(String token, String method, String path, String body, String header, String value) {
        return send(token, method, path, body, header, value);
    }

    /** A POST of a client that is traced. */
    Answer traced(String traceparent, String path, String body) {
        return send("east", "POST", path, body, TraceParent.HEADER, traceparent);
    }

    /** Any request; single quotes stand for double ones. */
    Answer send(String token, String method, String path, String body) {
        return send(token, method, path, body, "Accept", "*/*");
    }

    private Answer send(String token, String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .setHeader(headers[0], headers[1])
                .header("X-Auth-Token", token)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        try {
            return new Answer(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        client.close();
    }

    record Answer(HttpResponse<String> http) {
        int status() {
            return http.statusCode();
        }

        String body() {
            return http.body();
        }

        /** The resource in its envelope, or the error in its. */
        JsonNode inner() {
            return JSON.readTree(body()).iterator().next();
        }

        String id() {
            return inner().get("id").stringValue();
        }

        String type() {
            return inner().get("type").stringValue();
        }

        String message() {
            return inner().get("message").stringValue();
        }

        /** Status and type, in one line. */
        String refusal() {
            return status() + " " + type();
        }
    }
}
