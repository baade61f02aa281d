package io.culvert.command.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.culvert.events.event.WebhookCreated;
import io.culvert.events.event.WebhookDeleted;
import io.culvert.events.event.WebhookDisabled;
import io.culvert.events.event.WebhookResumed;
import io.culvert.events.event.WebhookUpdated;
import io.culvert.events.resource.Webhook;
import io.culvert.events.state.Revisions;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.ResourceKind;
import io.culvert.events.value.SecretRef;
import io.culvert.events.value.WebhookId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookRulesTest {
    private static final WebhookId ID = new WebhookId(new UUID(0, 7));
    private static final Webhook HOOK = hook(secret(1), Optional.empty());
    private static final WebhookChanges NONE = new WebhookChanges(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private final Scenario created = Lab.CONNECTED.given(new CreateWebhook(HOOK, Optional.empty()));

    @Test
    void beginsAfterItsCreationOrWhereItsOwnerWants() {
        long version = Lab.CONNECTED.state().version();
        assertThat(Lab.CONNECTED.events(new CreateWebhook(HOOK, Optional.empty())))
                .containsExactly(new WebhookCreated(HOOK, version + 1));
        assertThat(Lab.CONNECTED.events(new CreateWebhook(HOOK, Optional.of(0L))))
                .containsExactly(new WebhookCreated(HOOK, 0));
        assertThat(Lab.CONNECTED
                        .error(new CreateWebhook(HOOK, Optional.of(version + 1)))
                        .message())
                .contains("after", "'" + (version + 1) + "'", "version of the project, " + version);
    }

    @Test
    void aSecondCreationUnderItsIdIsTheFirstOnceMore() {
        created.changesNothing(new CreateWebhook(HOOK, Optional.empty()));
    }

    @Test
    void keepsTheSecretBeforeUntilTheNextIsReplaced() {
        Webhook rotated = hook(secret(2), Optional.of(secret(1)));
        assertThat(created.events(new UpdateWebhook(ID, NONE.withSecret(secret(2)))))
                .containsExactly(new WebhookUpdated(rotated));
        Scenario once = created.given(new UpdateWebhook(ID, NONE.withSecret(secret(2))));
        once.changesNothing(new UpdateWebhook(ID, NONE.withSecret(secret(2))));
        assertThat(once.events(new UpdateWebhook(ID, NONE.withSecret(secret(3)))))
                .containsExactly(new WebhookUpdated(hook(secret(3), Optional.of(secret(2)))));
    }

    @Test
    void goesOnFromAnotherPlace() {
        long version = created.state().version();
        assertThat(created.events(new ResumeWebhook(ID, Optional.of(3L)))).containsExactly(new WebhookResumed(ID, 3));
        assertThat(created.events(new ResumeWebhook(ID, Optional.empty())))
                .containsExactly(new WebhookResumed(ID, version + 1));
        assertThat(created.refusal(new ResumeWebhook(ID, Optional.of(version + 1))))
                .isEqualTo("400 HTTPBadRequest");
        assertThat(Lab.CONNECTED.refusal(new ResumeWebhook(ID, Optional.of(3L))))
                .isEqualTo("404 WebhookNotFound");
    }

    @Test
    void isDisabledByItsReceiverOnceAndNotAfterItsOwnerChangedIt() {
        long revision = Revisions.of(created.state(), ID);
        DisableWebhook gone = new DisableWebhook(ID, revision, "410 Gone");
        assertThat(created.events(gone)).containsExactly(new WebhookDisabled(ID, "410 Gone"));
        Scenario disabled = created.given(gone);
        assertThat(disabled.state().webhooks()).containsEntry(ID, HOOK.disabled());
        assertThat(Revisions.of(disabled.state(), ID)).isGreaterThan(revision);
        assertThat(disabled.state().intentVersion()).isEqualTo(created.state().intentVersion());
        disabled.changesNothing(gone);
        Scenario moved = created.given(new UpdateWebhook(
                ID,
                new WebhookChanges(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("https://other.example/"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
        moved.changesNothing(gone);
        Lab.CONNECTED.changesNothing(gone);
    }

    @Test
    void isDeletedOnceAndUnderItsRevision() {
        assertThat(created.events(new DeleteWebhook(ID))).containsExactly(new WebhookDeleted(ID));
        assertThat(created.given(new DeleteWebhook(ID)).refusal(new DeleteWebhook(ID)))
                .isEqualTo("404 WebhookNotFound");
        assertThat(created.refusal(new IfRevision(ID, Set.of(1L), new DeleteWebhook(ID))))
                .isEqualTo("412 RevisionNumberConstraintFailed");
    }

    @Test
    void thereAreNoMoreThanTheProjectMayHave() {
        Terms one = new Terms(Map.of(ResourceKind.WEBHOOK, 1), CryptoPolicy.DEFAULT, InventoryKeeper.OWN);
        Webhook another = new Webhook(
                new WebhookId(new UUID(0, 8)), "", "", HOOK.url(), List.of(), true, secret(1), Optional.empty());
        assertThat(created.under(one)
                        .error(new CreateWebhook(another, Optional.empty()))
                        .message())
                .isEqualTo("Quota exceeded for resources: ['webhook'].");
    }

    @Test
    void goingBackLeavesWebhooksAsTheyAre() {
        Scenario later = created.given(new CreateIkePolicy(Defaults.SECURE.ikePolicy(new IkePolicyId(new UUID(9, 9)))));
        assertThat(later.given(new RevertTo(Lab.CONNECTED.state(), Optional.empty(), Map.of()))
                        .state()
                        .webhooks())
                .containsEntry(ID, HOOK);
    }

    private static Webhook hook(SecretRef secret, Optional<SecretRef> former) {
        return new Webhook(ID, "", "", "https://hooks.example/", List.of(), true, secret, former);
    }

    private static SecretRef secret(int version) {
        return new SecretRef(ID.value(), version, "print-" + version);
    }
}
