package io.culvert.events.resource;

import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncapsulationMode;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IpsecPolicyId;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.TransformProtocol;

/** How a CHILD_SA is negotiated (API reference, ipsecpolicy). */
public record IpsecPolicy(
        IpsecPolicyId id,
        String name,
        String description,
        TransformProtocol transformProtocol,
        AuthAlgorithm authAlgorithm,
        EncryptionAlgorithm encryptionAlgorithm,
        EncapsulationMode encapsulationMode,
        DhGroup pfs,
        Lifetime lifetime)
        implements Resource {}
