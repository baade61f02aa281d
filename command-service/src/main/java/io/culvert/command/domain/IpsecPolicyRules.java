package io.culvert.command.domain;

import io.culvert.events.event.IpsecPolicyCreated;
import io.culvert.events.event.IpsecPolicyDeleted;
import io.culvert.events.event.IpsecPolicyUpdated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.IpsecPolicyId;
import java.util.List;

/** IPsec policies: frozen while a connection uses them, their names too. */
final class IpsecPolicyRules {
    private IpsecPolicyRules() {}

    static List<VpnEvent> create(CreateIpsecPolicy command, Terms terms) {
        IpsecPolicy policy = command.policy();
        return CryptoRules.judged(
                terms.crypto(), policy.id(), List.of(), CryptoUse.of(policy), Facts.of(new IpsecPolicyCreated(policy)));
    }

    static List<VpnEvent> update(ProjectState state, UpdateIpsecPolicy command, Terms terms) {
        if (command.inUse() == InUse.REFUSE) {
            refuseIfUsed(state, command.id());
        }
        IpsecPolicy before = Known.ipsecPolicy(state, command.id());
        IpsecPolicy after = command.changes().appliedTo(before);
        return CryptoRules.judged(
                terms.crypto(),
                after.id(),
                CryptoUse.of(before),
                CryptoUse.of(after),
                Facts.ifChanged(before, after, new IpsecPolicyUpdated(after)));
    }

    static List<VpnEvent> delete(ProjectState state, DeleteIpsecPolicy command) {
        refuseIfUsed(state, command.id());
        Known.ipsecPolicy(state, command.id());
        return Facts.of(new IpsecPolicyDeleted(command.id()));
    }

    private static void refuseIfUsed(ProjectState state, IpsecPolicyId id) {
        if (state.vpn().connections().values().stream()
                .anyMatch(connection -> connection.ipsecPolicyId().equals(id))) {
            throw new RefusedException(Refusals.ipsecPolicyInUse(id));
        }
    }
}
