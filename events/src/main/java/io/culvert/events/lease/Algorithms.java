package io.culvert.events.lease;

import io.culvert.events.value.AuthAlgorithm;
import io.culvert.events.value.DhGroup;
import io.culvert.events.value.EncryptionAlgorithm;
import io.culvert.events.value.WireName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Those of a policy's algorithms that a charon has. */
public record Algorithms(List<EncryptionAlgorithm> encryption, List<AuthAlgorithm> auth, List<DhGroup> groups) {
    public Algorithms {
        encryption = List.copyOf(encryption);
        auth = List.copyOf(auth);
        groups = List.copyOf(groups);
    }

    /** Those that it has not, each with its attribute: {@code pfs group31}. */
    public List<String> lacking() {
        return Stream.of(
                        others("encryption_algorithm", EncryptionAlgorithm.values(), encryption),
                        others("auth_algorithm", AuthAlgorithm.values(), auth),
                        others("pfs", DhGroup.values(), groups))
                .flatMap(all -> all)
                .toList();
    }

    private static <E extends WireName> Stream<String> others(String attribute, E[] all, List<E> some) {
        return Arrays.stream(all).filter(each -> !some.contains(each)).map(each -> attribute + " " + each.wireName());
    }
}
