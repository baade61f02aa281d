package io.culvert.agent.reconcile;

import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.plan.WantedNamespace.WantedIke;
import io.culvert.agent.render.ConnectionFile;

/** An IKE connection as its file. */
final class Rendering {
    private Rendering() {}

    static WantedIke of(DesiredIke ike) {
        return new WantedIke(ike, ConnectionFile.render(ike, ike.name()));
    }
}
