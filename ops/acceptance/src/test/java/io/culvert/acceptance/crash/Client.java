package io.culvert.acceptance.crash;

import io.culvert.acceptance.crash.Write.Kind;
import io.culvert.acceptance.crash.Write.Outcome;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** One user of a project, who makes networks, renames and deletes them, and tells of every write what came of it. */
final class Client {
    private static final Duration DEADLINE = Duration.ofSeconds(6);
    private static final int MOST_NETWORKS = 8;
    private static final int CREATES = 4;
    private static final int RENAMES = 4;
    private static final int OF_TEN = 10;

    private record Own(String network, String id) {}

    private final String name;
    private final String project;
    private final List<String> services;
    private final Random random;
    private final Consumer<Write> told;
    private final Http http;
    private final List<Own> own = new ArrayList<>();
    private int names;

    Client(String name, String project, List<String> services, Random random, Consumer<Write> told, Http http) {
        this.name = name;
        this.project = project;
        this.services = List.copyOf(services);
        this.random = random;
        this.told = told;
        this.http = http;
    }

    /** Sends one write; false if nobody listened, so that it was not sent. */
    boolean write() {
        int dice = random.nextInt(own.size() < MOST_NETWORKS ? 0 : CREATES, OF_TEN);
        if (own.isEmpty() || dice < CREATES) {
            return create();
        }
        Own one = own.get(random.nextInt(own.size()));
        return dice < CREATES + RENAMES ? rename(one) : delete(one);
    }

    private boolean create() {
        String network = nextName();
        Optional<Write> write = send(Kind.CREATE, network, Optional.empty(), network);
        write.flatMap(Write::id).ifPresent(id -> own.add(new Own(network, id)));
        return write.isPresent();
    }

    private boolean rename(Own one) {
        return send(Kind.RENAME, one.network(), Optional.of(one.id()), nextName())
                .isPresent();
    }

    private boolean delete(Own one) {
        boolean sent =
                send(Kind.DELETE, one.network(), Optional.of(one.id()), "").isPresent();
        if (sent) {
            own.remove(one);
        }
        return sent;
    }

    private String nextName() {
        return name + "-" + names++;
    }

    private Optional<Write> send(Kind kind, String network, Optional<String> id, String newName) {
        String method = switch (kind) {
            case CREATE -> "POST";
            case RENAME -> "PUT";
            case DELETE -> "DELETE";
        };
        String url = services.get(random.nextInt(services.size())) + "/v2.0/networks"
                + id.map(known -> "/" + known).orElse("");
        String body = newName.isEmpty() ? "" : "{\"network\":{\"name\":\"" + newName + "\"}}";
        try {
            Http.Answer answer = http.send(method, url, project, body, DEADLINE);
            Outcome outcome = outcome(answer.status());
            Optional<String> given = kind == Kind.CREATE && outcome == Outcome.ACKNOWLEDGED
                    ? Optional.of(answer.json().at("/network/id").asString())
                    : id;
            return tell(new Write(
                    project, kind, network, given, newName, outcome, answer.requestId(), "" + answer.status()));
        } catch (ConnectException e) {
            return Optional.empty();
        } catch (IOException e) {
            return tell(new Write(
                    project, kind, network, id, newName, Outcome.UNKNOWN, Optional.empty(), String.valueOf(e)));
        }
    }

    /** An answer of 503 promises nothing. Any other failure of the server is one too many. */
    private static Outcome outcome(int status) {
        if (status >= 200 && status < 300) {
            return Outcome.ACKNOWLEDGED;
        }
        return status == 503 ? Outcome.UNKNOWN : Outcome.REFUSED;
    }

    private Optional<Write> tell(Write write) {
        told.accept(write);
        return Optional.of(write);
    }
}
