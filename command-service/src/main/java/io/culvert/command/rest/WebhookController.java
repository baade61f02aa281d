package io.culvert.command.rest;

import io.culvert.command.domain.CreateWebhook;
import io.culvert.command.domain.DeleteWebhook;
import io.culvert.command.domain.Destinations;
import io.culvert.command.domain.UpdateWebhook;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.domain.WebhookChanges;
import io.culvert.command.port.Secrets;
import io.culvert.events.api.ApiError;
import io.culvert.events.api.Collection;
import io.culvert.events.api.Representation;
import io.culvert.events.event.Cause;
import io.culvert.events.resource.Webhook;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.WebhookId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes of {@code webhooks}. The secret goes the way of a pre-shared key: it is sealed before the command that refers to it. */
@RestController
@RequestMapping("/v2.0/webhooks")
class WebhookController extends ResourceController {
    static final Shape SHAPE = Shape.of(
            Collection.WEBHOOKS,
            Set.of("url"),
            Set.of(WebhookBody.AFTER),
            Set.of("url", "description", "event_types", "enabled", WebhookSecret.NAME, WebhookSecret.GENERATE),
            Set.of());

    private final Writer writer;
    private final Secrets secrets;
    private final Destinations destinations;

    WebhookController(Writer writer, Secrets secrets, Destinations destinations) {
        super(SHAPE, writer);
        this.writer = writer;
        this.secrets = secrets;
        this.destinations = destinations;
    }

    @Override
    Prepared prepareCreate(ProjectId project, UUID id, Attributes attributes, Call call) {
        refuseWhereThereAreNone();
        WebhookId webhook = new WebhookId(id);
        WebhookChanges changes = WebhookBody.changes(attributes, destinations);
        Optional<Long> after = WebhookBody.after(attributes);
        WebhookSecret secret = WebhookSecret.ofNew(attributes);
        if (call.isDryRun()) {
            return Prepared.of(create(webhook, changes, SiteConnectionController.UNSEALED, after));
        }
        SecretRef sealed = secrets.seal(project, webhook, secret.secret());
        return prepared(create(webhook, changes, sealed, after), secret, sealed);
    }

    private static CreateWebhook create(WebhookId id, WebhookChanges changes, SecretRef secret, Optional<Long> after) {
        Webhook plain = new Webhook(id, "", "", "", List.of(), true, secret, Optional.empty());
        return new CreateWebhook(changes.appliedTo(plain), after);
    }

    @Override
    Prepared prepareUpdate(ProjectId project, UUID id, Attributes attributes, Call call, Cause cause) {
        refuseWhereThereAreNone();
        WebhookId webhook = new WebhookId(id);
        WebhookChanges changes = WebhookBody.changes(attributes, destinations);
        Optional<WebhookSecret> wanted = WebhookSecret.of(attributes);
        if (wanted.isEmpty()) {
            return Prepared.of(new UpdateWebhook(webhook, changes));
        }
        if (call.isDryRun()) {
            return Prepared.of(new UpdateWebhook(webhook, changes.withSecret(SiteConnectionController.UNSEALED)));
        }
        SecretRef present = present(project, webhook, cause);
        SecretRef next =
                secrets.sealNext(project, webhook, present, wanted.get().secret());
        if (next.fingerprint().equals(present.fingerprint())) {
            // The same secret again: a second PUT must change nothing.
            secrets.destroy(next);
            return Prepared.of(new UpdateWebhook(webhook, changes));
        }
        return prepared(new UpdateWebhook(webhook, changes.withSecret(next)), wanted.get(), next);
    }

    private Prepared prepared(VpnCommand command, WebhookSecret secret, SecretRef sealed) {
        Optional<Prepared.Generated> generated =
                secret.isGenerated() ? Optional.of(new Prepared.Generated(sealed, secret.secret())) : Optional.empty();
        return new Prepared(command, () -> secrets.destroy(sealed), List.of(), generated);
    }

    private SecretRef present(ProjectId project, WebhookId id, Cause cause) {
        Webhook webhook = writer.peek(project, cause).webhooks().get(id);
        if (webhook == null) {
            throw new ApiException(Collection.WEBHOOKS.notFound(id.toString()));
        }
        return webhook.secret();
    }

    private void refuseWhereThereAreNone() {
        if (!destinations.isServed()) {
            throw new ApiException(new ApiError(403, "WebhooksOff", "The operator has turned webhooks off."));
        }
    }

    @Override
    String secretName() {
        return WebhookSecret.NAME;
    }

    @Override
    VpnCommand delete(UUID id) {
        return new DeleteWebhook(new WebhookId(id));
    }

    @Override
    Map<String, @Nullable Object> show(ProjectId project, ProjectState state, UUID id) {
        return Representation.of(project, get(state.webhooks(), new WebhookId(id)));
    }
}
