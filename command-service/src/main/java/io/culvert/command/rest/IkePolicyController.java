package io.culvert.command.rest;

import io.culvert.command.domain.CreateIkePolicy;
import io.culvert.command.domain.Defaults;
import io.culvert.command.domain.DeleteIkePolicy;
import io.culvert.command.domain.IkePolicyChanges;
import io.culvert.command.domain.UpdateIkePolicy;
import io.culvert.command.domain.VpnCommand;
import io.culvert.events.api.Collection;
import io.culvert.events.api.Representation;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Phase1Mode;
import io.culvert.events.value.ProjectId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes of {@code ikepolicies}. */
@RestController
@RequestMapping("/v2.0/vpn/ikepolicies")
class IkePolicyController extends PlainController {
    static final Shape SHAPE = Shape.of(
            Collection.IKE_POLICIES,
            Set.of(),
            Set.of(),
            Set.of(
                    "description",
                    "auth_algorithm",
                    "encryption_algorithm",
                    "pfs",
                    "ike_version",
                    "phase1_negotiation_mode",
                    "lifetime",
                    "further_proposals"),
            Set.of());

    private final Defaults defaults;

    IkePolicyController(Writer writer, Defaults defaults) {
        super(SHAPE, writer);
        this.defaults = defaults;
    }

    @Override
    VpnCommand create(UUID id, Attributes attributes) {
        return new CreateIkePolicy(changes(attributes).appliedTo(defaults.ikePolicy(new IkePolicyId(id))));
    }

    @Override
    VpnCommand update(UUID id, Attributes attributes, Call call) {
        return new UpdateIkePolicy(new IkePolicyId(id), changes(attributes), call.policiesInUse());
    }

    @Override
    VpnCommand delete(UUID id) {
        return new DeleteIkePolicy(new IkePolicyId(id));
    }

    @Override
    Map<String, @Nullable Object> show(ProjectId project, ProjectState state, UUID id) {
        return Representation.of(project, get(state.vpn().ikePolicies(), new IkePolicyId(id)));
    }

    @Override
    Map<String, @Nullable Object> echoed(Map<String, @Nullable Object> resource, Attributes attributes) {
        return Lifetimes.echoed(resource, attributes);
    }

    private static IkePolicyChanges changes(Attributes attributes) {
        return new IkePolicyChanges(
                attributes.name(),
                attributes.text("description"),
                attributes.oneOf("auth_algorithm", AuthAlgorithm.class),
                attributes.oneOf("encryption_algorithm", EncryptionAlgorithm.class),
                attributes.oneOf("pfs", DhGroup.class),
                attributes.oneOf("ike_version", IkeVersion.class),
                attributes.oneOf("phase1_negotiation_mode", Phase1Mode.class),
                Lifetimes.of(attributes),
                FurtherProposals.of(attributes));
    }
}
