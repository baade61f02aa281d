package io.culvert.command.domain;

import io.culvert.events.resource.Certificates;
import io.culvert.events.resource.OwnCertificate;
import java.util.List;
import java.util.Optional;

/** What a change makes of how a connection authenticates. */
public sealed interface AuthChange {
    /** The certificates that the connection has with it, of those that it has now. */
    Optional<Certificates> appliedTo(Optional<Certificates> now);

    /** As before. */
    record Keep() implements AuthChange {
        @Override
        public Optional<Certificates> appliedTo(Optional<Certificates> now) {
            return now;
        }
    }

    /** By a pre-shared key. */
    record ByPreSharedKey() implements AuthChange {
        @Override
        public Optional<Certificates> appliedTo(Optional<Certificates> now) {
            return Optional.empty();
        }
    }

    /**
     * By certificates; what is not given stays.
     *
     * @param hasItsKey true if the private key of {@code own} is given too, and fits
     */
    record ByCertificates(Optional<OwnCertificate> own, boolean hasItsKey, Optional<List<String>> authorities)
            implements AuthChange {
        public ByCertificates {
            authorities = authorities.map(List::copyOf);
        }

        @Override
        public Optional<Certificates> appliedTo(Optional<Certificates> now) {
            return Optional.of(new Certificates(ownAfter(now), authoritiesAfter(now)));
        }

        private OwnCertificate ownAfter(Optional<Certificates> now) {
            OwnCertificate next = own.or(() -> now.map(Certificates::own))
                    .orElseThrow(() -> new RefusedException(Refusals.certificateIncomplete("certificate")));
            boolean sameKey = now.filter(some -> some.own().subjectKeyId().equals(next.subjectKeyId()))
                    .isPresent();
            if (!hasItsKey && !sameKey) {
                throw new RefusedException(Refusals.certificateIncomplete("private_key"));
            }
            return next;
        }

        private List<String> authoritiesAfter(Optional<Certificates> now) {
            return authorities
                    .or(() -> now.map(Certificates::authorities))
                    .orElseThrow(() -> new RefusedException(Refusals.certificateIncomplete("ca_certificates")));
        }
    }
}
