package io.culvert.events.resource;

import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.IkePolicyId;
import io.culvert.events.value.IkeVersion;
import io.culvert.events.value.Lifetime;
import io.culvert.events.value.Phase1Mode;

/** How an IKE_SA is negotiated (API reference, ikepolicy). */
public record IkePolicy(
        IkePolicyId id,
        String name,
        String description,
        AuthAlgorithm authAlgorithm,
        EncryptionAlgorithm encryptionAlgorithm,
        DhGroup pfs,
        IkeVersion ikeVersion,
        Phase1Mode phase1Mode,
        Lifetime lifetime)
        implements Resource {}
