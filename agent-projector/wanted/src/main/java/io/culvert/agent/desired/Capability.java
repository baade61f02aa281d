package io.culvert.agent.desired;

import io.culvert.events.lease.Algorithms;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.resource.Proposal;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.value.DataPlane;
import io.culvert.events.value.ReasonCode;
import io.culvert.events.value.Status;
import io.culvert.events.value.WireName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a host can do.
 *
 * @param algorithms those of its charon; empty until that was asked
 */
public record Capability(DataPlane dataPlane, Optional<Algorithms> algorithms) {
    /** The same without the connections that need more than there is; these are told of, and their traffic stays out of the
     * clear. It is the same object if nothing needs more. */
    public Assignment fit(Assignment assignment) {
        return algorithms.map(has -> fit(assignment, has)).orElse(assignment);
    }

    private Assignment fit(Assignment assignment, Algorithms has) {
        Map<ConnectionId, Verdict> notCarried = new HashMap<>(assignment.notCarried());
        List<DesiredIke> ikes = new ArrayList<>();
        // Many connections have the same few policies.
        IdentityHashMap<IkePolicy, Optional<String>> ofIkes = new IdentityHashMap<>();
        IdentityHashMap<IpsecPolicy, Optional<String>> ofChildren = new IdentityHashMap<>();
        for (DesiredIke ike : assignment.namespace().ikes()) {
            List<DesiredChild> fitting = new ArrayList<>();
            Optional<String> ofIke = ofIkes.computeIfAbsent(ike.policy(), policy -> lacking(policy, has));
            for (DesiredChild child : ike.children()) {
                ofIke.or(() -> ofChildren.computeIfAbsent(child.policy(), policy -> lacking(policy, has)))
                        .ifPresentOrElse(
                                what -> notCarried.put(child.connectionId(), unsupported(what)),
                                () -> fitting.add(child));
            }
            if (!fitting.isEmpty()) {
                ikes.add(fitting.size() == ike.children().size() ? ike : ike.of(fitting));
            }
        }
        return notCarried.size() == assignment.notCarried().size() ? assignment : assignment.with(ikes, notCarried);
    }

    private static Verdict unsupported(String what) {
        return Verdict.of(Status.ERROR, ReasonCode.UNSUPPORTED_ALGORITHM, "charon on this host has no " + what);
    }

    private static Optional<String> lacking(IkePolicy policy, Algorithms has) {
        return policy.proposals().stream()
                .flatMap(proposal -> Stream.of(cipher(proposal, has), auth(proposal, has), group(proposal, has)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The kernel has ciphers of its own, and refuses by itself what it has not. */
    private Optional<String> lacking(IpsecPolicy policy, Algorithms has) {
        return policy.proposals().stream()
                .flatMap(proposal -> dataPlane == DataPlane.KERNEL
                        ? Stream.of(group(proposal, has))
                        : Stream.of(cipher(proposal, has), auth(proposal, has), group(proposal, has)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> cipher(Proposal proposal, Algorithms has) {
        return unless(has.encryption(), "encryption_algorithm", proposal.encryptionAlgorithm());
    }

    private static Optional<String> auth(Proposal proposal, Algorithms has) {
        return unless(has.auth(), "auth_algorithm", proposal.authAlgorithm());
    }

    private static Optional<String> group(Proposal proposal, Algorithms has) {
        return unless(has.groups(), "pfs", proposal.pfs());
    }

    private static <E extends WireName> Optional<String> unless(List<E> there, String attribute, E needed) {
        return there.contains(needed) ? Optional.empty() : Optional.of(attribute + " " + needed.wireName());
    }
}
