package io.culvert.command.domain;

import io.culvert.events.event.VpnEvent;
import io.culvert.events.event.WeakCryptoAccepted;
import io.culvert.events.value.ResourceId;
import io.culvert.events.value.ResourceKind;
import java.util.ArrayList;
import java.util.List;

/** Holds policies against the operator's: what is forbidden is refused, what is warned against is put on record. */
final class CryptoRules {
    private CryptoRules() {}

    /** The events, and a record of the weak values that are new; a value that was there before is not judged again. */
    static List<VpnEvent> judged(
            CryptoPolicy crypto, ResourceId id, List<CryptoUse> before, List<CryptoUse> after, List<VpnEvent> events) {
        List<CryptoUse> fresh =
                after.stream().filter(use -> !before.contains(use)).toList();
        refuseForbidden(crypto, fresh);
        List<CryptoUse> weak = crypto.judged(Verdict.WARN, fresh);
        if (weak.isEmpty()) {
            return events;
        }
        List<VpnEvent> all = new ArrayList<>(events);
        all.add(new WeakCryptoAccepted(
                ResourceKind.of(id),
                id.value(),
                weak.stream().map(CryptoUse::toString).toList()));
        return all;
    }

    static void refuseForbidden(CryptoPolicy crypto, List<CryptoUse> uses) {
        List<CryptoUse> forbidden = crypto.judged(Verdict.FORBID, uses);
        if (!forbidden.isEmpty()) {
            throw new RefusedException(Refusals.cryptoForbidden(forbidden));
        }
    }
}
