package io.culvert.command.domain;

import io.culvert.events.event.SecretDisclosed;
import io.culvert.events.event.VpnEvent;
import io.culvert.events.resource.SiteConnection;
import io.culvert.events.state.ProjectState;
import io.culvert.events.value.AuthMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which keys may be shown: those that their connections have now. Whatever has no event here is not shown. */
final class DisclosureRules {
    private DisclosureRules() {}

    static List<VpnEvent> disclose(ProjectState state, DiscloseSecrets command) {
        List<SecretDisclosed> disclosed = new ArrayList<>();
        command.secrets().forEach((id, psk) -> {
            SiteConnection connection = state.vpn().connections().get(id);
            // A private key is shown to nobody.
            if (connection != null && connection.psk().equals(psk) && connection.authMode() == AuthMode.PSK) {
                disclosed.add(new SecretDisclosed(id, psk));
            }
        });
        disclosed.sort(Comparator.comparing(each -> each.connectionId().toString()));
        return List.copyOf(disclosed);
    }
}
