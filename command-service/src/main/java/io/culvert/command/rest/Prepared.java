package io.culvert.command.rest;

import io.culvert.command.domain.VpnCommand;
import io.culvert.command.port.Secret;
import io.culvert.events.event.SiteConnectionCreated;
import io.culvert.events.event.SiteConnectionUpdated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.WebhookCreated;
import io.culvert.events.event.WebhookUpdated;
import io.culvert.events.value.SecretRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A command that is ready to be carried out.
 *
 * @param takeBack undoes what was done to make it ready, if it leads to nothing
 * @param warnings what its answer warns of, besides what its events do
 * @param generated the key that was made for it
 */
record Prepared(VpnCommand command, Runnable takeBack, List<String> warnings, Optional<Generated> generated) {
    Prepared {
        warnings = List.copyOf(warnings);
    }

    /** A key that was made here, and where it is sealed. */
    record Generated(SecretRef ref, Secret key) {}

    static Prepared of(VpnCommand command) {
        return new Prepared(command, () -> {}, List.of(), Optional.empty());
    }

    /** All of them, as the command that is made of theirs. */
    static Prepared all(List<Prepared> each, Function<List<VpnCommand>, VpnCommand> command) {
        return new Prepared(
                command.apply(each.stream().map(Prepared::command).toList()),
                () -> takeBack(each),
                each.stream().flatMap(one -> one.warnings().stream()).toList(),
                Optional.empty());
    }

    static void takeBack(List<Prepared> all) {
        all.forEach(each -> each.takeBack().run());
    }

    /** The same under a condition. */
    Prepared as(VpnCommand conditional) {
        return new Prepared(conditional, takeBack, warnings, generated);
    }

    /** The generated key, if it is by these events that a resource has it: a repeated request made it in vain. */
    Optional<Secret> toldOnce(List<VpnEvent> events) {
        return generated
                .filter(made -> events.stream().anyMatch(event -> gives(event, made.ref())))
                .map(Generated::key);
    }

    private static boolean gives(VpnEvent event, SecretRef ref) {
        return switch (event) {
            case SiteConnectionCreated(var connection) -> connection.psk().equals(ref);
            case SiteConnectionUpdated(var connection) -> connection.psk().equals(ref);
            case WebhookCreated(var webhook, var _) -> webhook.secret().equals(ref);
            case WebhookUpdated(var webhook) -> webhook.secret().equals(ref);
            default -> false;
        };
    }
}
