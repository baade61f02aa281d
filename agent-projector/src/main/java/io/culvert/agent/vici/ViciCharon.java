package io.culvert.agent.vici;

import io.culvert.agent.section.Section;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.StatusReason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A charon behind a VICI socket: one connection for quick commands, one for events, and a short-lived one for each
 * command that may wait for something else, so that it keeps nobody waiting. */
public final class ViciCharon implements Charon {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    /** How long charon may take to find the address of a peer's name. */
    private static final Duration LOOKUP = Duration.ofSeconds(30);
    /** How long a peer may take to confirm that an SA is closed before it is simply dropped. */
    private static final Duration FAREWELL = Duration.ofMillis(500);

    private final Path socket;
    private final EventReader events;
    private final Object turn = new Object();
    private @Nullable ViciSession commands;

    private ViciCharon(Path socket, EventReader events) {
        this.socket = socket;
        this.events = events;
    }

    /** @throws CharonUnreachableException if nothing answers there */
    public static ViciCharon connect(Path socket, CharonListener listener) {
        ViciSession session = ViciSession.open(socket);
        try {
            return new ViciCharon(
                    socket, EventReader.start(session, listener, Deadline.in(TIMEOUT), socket.toString()));
        } catch (CharonUnreachableException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public String version() {
        return command("version", new byte[0]).text("version").orElse("");
    }

    @Override
    public Set<String> algorithms() {
        return command("get-algorithms", new byte[0]).sections().values().stream()
                .flatMap(kind -> kind.nodes().keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public void loadConnection(Section connection) {
        accepted(command("load-conn", MessageWriter.write(connection)), ReasonCode.REJECTED_CONFIG);
    }

    @Override
    public void unloadConnection(String name) {
        // Refused only if it is not there, which is what was wanted.
        command("unload-conn", MessageWriter.write(Section.EMPTY.with("name", name)));
    }

    @Override
    public Set<String> connections() {
        return new LinkedHashSet<>(command("get-conns", new byte[0]).texts("conns"));
    }

    @Override
    public void loadSharedKey(String id, byte[] key, List<String> owners) {
        if (owners.isEmpty()) {
            throw new IllegalArgumentException("the shared key '" + id + "' has no owner");
        }
        byte[] message = new MessageWriter()
                .value("id", id.getBytes(StandardCharsets.UTF_8))
                .value("type", "IKE".getBytes(StandardCharsets.UTF_8))
                .value("data", key)
                .list("owners", owners)
                .toBytes();
        accepted(command("load-shared", message), ReasonCode.REJECTED_CONFIG);
    }

    @Override
    public void unloadSharedKey(String id) {
        command("unload-shared", MessageWriter.write(Section.EMPTY.with("id", id)));
    }

    @Override
    public Set<String> sharedKeys() {
        return new LinkedHashSet<>(command("get-shared", new byte[0]).texts("keys"));
    }

    @Override
    public void loadPrivateKey(String id, byte[] key) {
        byte[] message = new MessageWriter()
                .value("type", "any".getBytes(StandardCharsets.UTF_8))
                .value("data", key)
                .toBytes();
        Section answer = command("load-key", message);
        accepted(answer, ReasonCode.REJECTED_CONFIG);
        String loaded = answer.text("id").orElse("");
        if (!loaded.equals(id)) {
            unloadPrivateKey(loaded);
            throw new CharonRefusedException(
                    new StatusReason(ReasonCode.REJECTED_CONFIG, "the private key is not that of the certificate"));
        }
    }

    @Override
    public void unloadPrivateKey(String id) {
        command("unload-key", MessageWriter.write(Section.EMPTY.with("id", id)));
    }

    @Override
    public Set<String> privateKeys() {
        return new LinkedHashSet<>(command("get-keys", new byte[0]).texts("keys"));
    }

    @Override
    public List<IkeSa> ikeSas() {
        return ikeSas(Section.EMPTY);
    }

    @Override
    public List<IkeSa> ikeSas(String connection) {
        return ikeSas(Section.EMPTY.with("ike", connection));
    }

    private List<IkeSa> ikeSas(Section which) {
        List<IkeSa> sas = new ArrayList<>();
        exchange(session -> session.stream(
                "list-sas", "list-sa", MessageWriter.write(which), TIMEOUT, event -> sas.addAll(SaList.of(event))));
        return sas;
    }

    @Override
    public void initiate(String ike, String child) {
        // Without a timeout charon would keep one of its few threads until the child is up.
        byte[] message = MessageWriter.write(
                Section.EMPTY.with("ike", ike).with("child", child).with("timeout", "-1"));
        try (ViciSession session = ViciSession.open(socket)) {
            accepted(session.request("initiate", message, LOOKUP), ReasonCode.NEGOTIATION_FAILED);
        }
    }

    @Override
    public void terminateIke(long uniqueId) {
        terminate("ike-id", Long.toString(uniqueId));
    }

    @Override
    public void terminateChild(long uniqueId) {
        terminate("child-id", Long.toString(uniqueId));
    }

    @Override
    public void terminateIkeByName(String name) {
        terminate("ike", name);
    }

    private void terminate(String what, String which) {
        byte[] message = MessageWriter.write(Section.EMPTY
                .with(what, which)
                .with("force", "yes")
                .with("timeout", Long.toString(FAREWELL.toMillis())));
        Section response;
        try (ViciSession session = ViciSession.open(socket)) {
            response = session.request("terminate", message, TIMEOUT);
        }
        // "no matching SAs" is what was wanted. "terminating SA failed" says that the peer did not confirm in time: the
        // IKE_SA was dropped then, or the CHILD_SA is on its way out.
        String error = errorOf(response);
        if (!error.startsWith("no matching SAs") && !error.equals("terminating SA failed")) {
            accepted(response, ReasonCode.NEGOTIATION_FAILED);
        }
    }

    private Section command(String name, byte[] message) {
        return exchange(session -> session.request(name, message, TIMEOUT));
    }

    private Section exchange(Function<ViciSession, Section> exchange) {
        synchronized (turn) {
            if (commands == null) {
                commands = ViciSession.open(socket);
            }
            ViciSession session = commands;
            try {
                return exchange.apply(session);
            } catch (CharonUnreachableException e) {
                // Its answer may still come, and would pass for that of the next command.
                commands = null;
                session.close();
                throw e;
            }
        }
    }

    private static void accepted(Section response, ReasonCode otherwise) {
        if (isRefused(response)) {
            throw new CharonRefusedException(new StatusReason(otherwise, errorOf(response)));
        }
    }

    private static boolean isRefused(Section response) {
        return response.text("success").orElse("yes").equals("no");
    }

    private static String errorOf(Section response) {
        return response.text("errmsg").orElse("charon says no, and not why");
    }

    @Override
    public void close() {
        events.close();
        synchronized (turn) {
            if (commands != null) {
                commands.close();
                commands = null;
            }
        }
    }
}
