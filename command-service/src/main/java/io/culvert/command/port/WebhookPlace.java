package io.culvert.command.port;

import io.culvert.events.value.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a webhook is.
 *
 * @param origin the version of the event that put it somewhere last: its creation, or the order to go on from another place
 * @param revision of the webhook as it was when it was tried last
 * @param version up to which all is delivered, not wanted, or a dead letter
 * @param attempts at the next event, 0 for none yet
 * @param triedSince when the first of them was; empty without one
 * @param notBefore when the next may be
 * @param trouble of the last attempt; empty if it was taken
 * @param deliveredAt when something was taken last
 */
public record WebhookPlace(
        ProjectId project,
        long origin,
        long revision,
        long version,
        int attempts,
        Optional<Instant> triedSince,
        Instant notBefore,
        Optional<String> trouble,
        Optional<Instant> deliveredAt) {
    /** Put there by the event of version {@code origin}. */
    public static WebhookPlace at(ProjectId project, long origin, long revision, long version) {
        return new WebhookPlace(
                project,
                origin,
                revision,
                version,
                0,
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
    }

    /** The webhook was changed: what it is at is tried as if it were for the first time. */
    public WebhookPlace changed(long to) {
        return new WebhookPlace(project, origin, to, version, 0, Optional.empty(), Instant.EPOCH, trouble, deliveredAt);
    }

    /** That event is not wanted. */
    public WebhookPlace skipped(long past) {
        return new WebhookPlace(
                project, origin, revision, past, 0, Optional.empty(), Instant.EPOCH, trouble, deliveredAt);
    }

    public WebhookPlace delivered(long past, Instant at) {
        return new WebhookPlace(
                project, origin, revision, past, 0, Optional.empty(), Instant.EPOCH, Optional.empty(), Optional.of(at));
    }

    public WebhookPlace failed(Instant at, Duration pause, String why) {
        return new WebhookPlace(
                project,
                origin,
                revision,
                version,
                attempts + 1,
                triedSince.or(() -> Optional.of(at)),
                at.plus(pause),
                Optional.of(why),
                deliveredAt);
    }
}
