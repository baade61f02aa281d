package io.culvert.agent;

import io.culvert.events.connect.BusSettings;
import io.culvert.events.connect.ThisMachine;
import io.culvert.events.identity.Settings;
import io.culvert.events.value.HostId;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What an agent must be told.
 *
 * @param hostId the name of this host in bindings and reports
 * @param runDirectory where configurations and sockets of charons lie; lost at a reboot, as charons are
 * @param namespacePrefix before a router's id in the name of its network namespace
 * @param stateDirectory where the agent keeps its snapshot and its lease
 * @param hostsUrl where the command service's port for hosts is
 * @param identityDirectory for the host's key and certificate
 * @param enrolmentTokenFile holds the token to enrol with; it may come late
 * @param peerNamesSeconds between two looks at where the host name of a peer leads
 * @param telemetrySeconds between two looks at what tunnels are and carry; 0 for none, 60 at most
 */
public record AgentSettings(
        HostId hostId,
        Path runDirectory,
        String namespacePrefix,
        Path stateDirectory,
        URI hostsUrl,
        Path identityDirectory,
        Path enrolmentTokenFile,
        int peerNamesSeconds,
        int telemetrySeconds,
        BusSettings bus) {
    private static final String NAMESPACE_PREFIX = "culvert.agent.namespace-prefix";

    /**
     * @param properties by their full names, such as {@code culvert.agent.host-id}; what is absent has its default, and
     *     names of other parts are not looked at
     * @throws IllegalArgumentException if a value does not fit; names the setting and the value
     */
    public static AgentSettings of(Map<String, String> properties) {
        Path data = path(properties, "culvert.data-dir").orElse(Path.of("data"));
        Path state = path(properties, "culvert.agent.state-dir").orElse(data.resolve("agent"));
        return new AgentSettings(
                new HostId(text(properties, "culvert.agent.host-id").orElseGet(AgentSettings::hostName)),
                path(properties, "culvert.agent.run-dir").orElse(Path.of("/run/culvert")),
                namespacePrefix(properties),
                state,
                url(properties, "culvert.agent.hosts-url").orElse(URI.create("https://127.0.0.1:8443")),
                path(properties, "culvert.agent.identity-dir").orElse(state.resolve("identity")),
                path(properties, "culvert.agent.enrolment-token-file").orElse(state.resolve("enrolment-token")),
                new Settings(properties::get).number("culvert.agent.peer-names-seconds", 30, 1, 3600),
                new Settings(properties::get).number("culvert.agent.telemetry-seconds", 10, 0, 60),
                BusSettings.of(new Settings(properties::get)));
    }

    private static Optional<String> text(Map<String, String> properties, String name) {
        return Optional.ofNullable(properties.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String namespacePrefix(Map<String, String> properties) {
        String prefix = text(properties, NAMESPACE_PREFIX).orElse("qrouter-");
        if (!prefix.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException(
                    NAMESPACE_PREFIX + ": '" + prefix + "' has other characters than letters, digits, '_' and '-'");
        }
        return prefix;
    }

    private static Optional<Path> path(Map<String, String> properties, String name) {
        return text(properties, name).map(value -> {
            try {
                return Path.of(value);
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException(name + ": '" + value + "' is not a path", e);
            }
        });
    }

    private static Optional<URI> url(Map<String, String> properties, String name) {
        return text(properties, name).map(value -> {
            if (!value.matches("https://[^/\\s?#]+/?")) {
                throw new IllegalArgumentException(
                        name + ": '" + value + "' is not a URL such as https://127.0.0.1:8443");
            }
            return URI.create(value);
        });
    }

    private static String hostName() {
        return ThisMachine.name()
                .orElseThrow(() ->
                        new IllegalArgumentException("culvert.agent.host-id: not set, and this host has no name"));
    }
}
