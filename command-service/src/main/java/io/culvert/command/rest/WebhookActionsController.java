package io.culvert.command.rest;

import io.culvert.command.domain.IfRevision;
import io.culvert.command.domain.ResumeWebhook;
import io.culvert.command.domain.VpnCommand;
import io.culvert.command.port.Outcome;
import io.culvert.events.api.Caller;
import io.culvert.events.api.Collection;
import io.culvert.events.event.Cause;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.WebhookId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is asked of a webhook that is there: to go on from another place. */
@RestController
@RequestMapping("/v2.0/webhooks/{id}")
class WebhookActionsController {
    private final Writer writer;

    WebhookActionsController(Writer writer) {
        this.writer = writer;
    }

    @PostMapping("/resume")
    ResponseEntity<?> resume(
            Caller caller,
            Call call,
            @PathVariable("id") String path,
            @RequestBody(required = false) @Nullable Octets body) {
        Callers.refuseReaders(caller, "update_webhook");
        WebhookId id = (WebhookId) Named.in(Collection.WEBHOOKS, path);
        ProjectId project = writer.project(caller, id);
        Attributes attributes = Body.ofAction(Set.of(WebhookBody.AFTER), body);
        if (!attributes.has(WebhookBody.AFTER)) {
            throw Malformed.body("Failed to parse request. Required attribute 'after' not specified");
        }
        Cause cause = Callers.cause(caller, call.origin());
        ResumeWebhook resume = new ResumeWebhook(id, WebhookBody.after(attributes));
        VpnCommand command = call.revisions()
                .<VpnCommand>map(revisions -> new IfRevision(id, revisions, resume))
                .orElse(resume);
        if (call.isDryRun()) {
            return writer.dryRun(project, command, cause);
        }
        Outcome.Done _ = writer.write(project, command, cause);
        return ResponseEntity.noContent().build();
    }
}
