package io.culvert.standalone;

import io.culvert.command.hosts.HostsPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Writes where this process listens into its data folder, for the launcher: ports may have been chosen at start. */
final class Endpoints implements ApplicationListener<WebServerInitializedEvent> {
    private final Environment settings;
    private final HostsPort hosts;

    Endpoints(Environment settings, HostsPort hosts) {
        this.settings = settings;
        this.hosts = hosts;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        Path file = Path.of(settings.getProperty("culvert.data-dir", "./data"), "endpoints");
        String text = "api=http://%s:%d\nhosts=https://%s:%d\nkafka=%s\nmongodb=%s\n"
                .formatted(
                        settings.getProperty("server.address", "127.0.0.1"),
                        event.getWebServer().getPort(),
                        hosts.address(),
                        hosts.port(),
                        settings.getRequiredProperty(EmbeddedServers.BROKERS),
                        withoutPassword(settings.getRequiredProperty(EmbeddedServers.DATABASE)));
        try {
            Path whole = Files.writeString(file.resolveSibling("endpoints.new"), text);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written: " + e.getMessage(), e);
        }
    }

    static String withoutPassword(String uri) {
        return uri.replaceFirst("//[^/@]*@", "//");
    }
}
