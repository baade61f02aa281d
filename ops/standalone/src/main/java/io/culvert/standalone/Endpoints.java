package io.culvert.standalone;

import io.culvert.command.hosts.HostsPort;
import io.culvert.events.connect.StoreSettings;
import io.culvert.events.connect.TrustFile;
import io.culvert.events.identity.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Writes where this process listens into its data folder, for the launcher: ports may have been chosen at start. */
final class Endpoints implements ApplicationListener<WebServerInitializedEvent> {
    /** The name in the API's certificate, which the address that it listens on need not be. */
    private static final String HOST = "culvert.api.host";

    private final Environment settings;
    private final ServerProperties server;
    private final HostsPort hosts;

    Endpoints(Environment settings, ServerProperties server, HostsPort hosts) {
        this.settings = settings;
        this.server = server;
        this.hosts = hosts;
    }

    @Override
    public void onApplicationEvent(WebServerInitializedEvent event) {
        Path file = Path.of(settings.getProperty("culvert.data-dir", "./data"), "endpoints");
        String text = "api=%s://%s:%d\ncacert=%s\nhosts=%s\nkafka=%s\nmongodb=%s\n"
                .formatted(
                        Ssl.isEnabled(server.getSsl()) ? "https" : "http",
                        settings.getProperty(HOST, settings.getProperty("server.address", "127.0.0.1")),
                        event.getWebServer().getPort(),
                        settings.getProperty(TrustFile.OF_THE_API, ""),
                        hosts.url(),
                        settings.getRequiredProperty(EmbeddedServers.BROKERS),
                        StoreSettings.of(new Settings(settings::getProperty)).shown());
        try {
            Path whole = Files.writeString(file.resolveSibling("endpoints.new"), text);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written: " + e.getMessage(), e);
        }
    }
}
