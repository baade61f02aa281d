package io.culvert.command.domain;

import io.culvert.events.event.IkePolicyCreated;
import io.culvert.events.event.IkePolicyDeleted;
import io.culvert.events.event.IkePolicyUpdated;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.IkePolicy;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.IkePolicyId;
import java.util.List;

/** IKE policies: frozen while a connection uses them, their names too, unless the client wants the change carried out. */
final class IkePolicyRules {
    private IkePolicyRules() {}

    static List<VpnEvent> create(CreateIkePolicy command, Terms terms) {
        IkePolicy policy = command.policy();
        return CryptoRules.judged(
                terms.crypto(), policy.id(), List.of(), CryptoUse.of(policy), Facts.of(new IkePolicyCreated(policy)));
    }

    static List<VpnEvent> update(ProjectState state, UpdateIkePolicy command, Terms terms) {
        if (command.inUse() == InUse.REFUSE) {
            refuseIfUsed(state, command.id());
        }
        IkePolicy before = Known.ikePolicy(state, command.id());
        IkePolicy after = command.changes().appliedTo(before);
        return CryptoRules.judged(
                terms.crypto(),
                after.id(),
                CryptoUse.of(before),
                CryptoUse.of(after),
                Facts.ifChanged(before, after, new IkePolicyUpdated(after)));
    }

    static List<VpnEvent> delete(ProjectState state, DeleteIkePolicy command) {
        refuseIfUsed(state, command.id());
        Known.ikePolicy(state, command.id());
        return Facts.of(new IkePolicyDeleted(command.id()));
    }

    private static void refuseIfUsed(ProjectState state, IkePolicyId id) {
        if (state.vpn().connections().values().stream()
                .anyMatch(connection -> connection.ikePolicyId().equals(id))) {
            throw new RefusedException(Refusals.ikePolicyInUse(id));
        }
    }
}
