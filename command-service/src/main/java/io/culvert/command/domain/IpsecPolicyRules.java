package io.culvert.command.domain;

import io.culvert.events.event.IpsecPolicyCreated;
import io.culvert.events.event.IpsecPolicyDeleted;
import io.culvert.events.event.IpsecPolicyUpdated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.IpsecPolicy;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.TransformProtocol;
import java.util.List;

/** IPsec policies: frozen while a connection uses them, their names too, unless the client wants the change carried out. */
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
        if (command.inUse() == InUse.APPLY && isUsed(state, after.id())) {
            refuseForTunnels(after);
        }
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

    /** No tunnel can have both protocols, though a policy may say so. */
    static void refuseForTunnels(IpsecPolicy policy) {
        if (policy.transformProtocol() == TransformProtocol.AH_ESP) {
            throw new RefusedException(Refusals.transformNotSupported(policy.transformProtocol()));
        }
    }

    private static boolean isUsed(ProjectState state, IpsecPolicyId id) {
        return state.vpn().connections().values().stream()
                .anyMatch(connection -> connection.ipsecPolicyId().equals(id));
    }

    private static void refuseIfUsed(ProjectState state, IpsecPolicyId id) {
        if (isUsed(state, id)) {
            throw new RefusedException(Refusals.ipsecPolicyInUse(id));
        }
    }
}
