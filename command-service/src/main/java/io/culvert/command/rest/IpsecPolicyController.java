package io.culvert.command.rest;

import io.culvert.command.domain.CreateIpsecPolicy;
import io.culvert.command.domain.Defaults;
import io.culvert.command.domain.DeleteIpsecPolicy;
import io.culvert.command.domain.IpsecPolicyChanges;
import io.culvert.command.domain.UpdateIpsecPolicy;
import io.culvert.command.domain.VpnCommand;
import io.culvert.events.api.Collection;
import io.culvert.events.api.Representation;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.ProjectId;
import io.culvert.events.value.TransformProtocol;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes of {@code ipsecpolicies}. */
@RestController
@RequestMapping("/v2.0/vpn/ipsecpolicies")
class IpsecPolicyController extends PlainController {
    static final Shape SHAPE = Shape.of(
            Collection.IPSEC_POLICIES,
            Set.of(),
            Set.of(),
            Set.of(
                    "description",
                    "transform_protocol",
                    "auth_algorithm",
                    "encryption_algorithm",
                    "encapsulation_mode",
                    "pfs",
                    "lifetime",
                    "further_proposals"),
            Set.of());

    private final Defaults defaults;

    IpsecPolicyController(Writer writer, Defaults defaults) {
        super(SHAPE, writer);
        this.defaults = defaults;
    }

    @Override
    VpnCommand create(UUID id, Attributes attributes) {
        return new CreateIpsecPolicy(changes(attributes).appliedTo(defaults.ipsecPolicy(new IpsecPolicyId(id))));
    }

    @Override
    VpnCommand update(UUID id, Attributes attributes, Call call) {
        return new UpdateIpsecPolicy(new IpsecPolicyId(id), changes(attributes), call.policiesInUse());
    }

    @Override
    VpnCommand delete(UUID id) {
        return new DeleteIpsecPolicy(new IpsecPolicyId(id));
    }

    @Override
    Map<String, @Nullable Object> show(ProjectId project, ProjectState state, UUID id) {
        return Representation.of(project, get(state.vpn().ipsecPolicies(), new IpsecPolicyId(id)));
    }

    @Override
    Map<String, @Nullable Object> echoed(Map<String, @Nullable Object> resource, Attributes attributes) {
        return Lifetimes.echoed(resource, attributes);
    }

    private static IpsecPolicyChanges changes(Attributes attributes) {
        return new IpsecPolicyChanges(
                attributes.name(),
                attributes.text("description"),
                attributes.oneOf("transform_protocol", TransformProtocol.class),
                attributes.oneOf("auth_algorithm", AuthAlgorithm.class),
                attributes.oneOf("encryption_algorithm", EncryptionAlgorithm.class),
                attributes.oneOf("encapsulation_mode", EncapsulationMode.class),
                attributes.oneOf("pfs", DhGroup.class),
                Lifetimes.of(attributes),
                FurtherProposals.of(attributes));
    }
}
