package io.culvert.standalone;

import io.culvert.command.disclosure.Disclosures;
import io.culvert.command.port.UnavailableException;
import io.culvert.events.value.ConnectionId;
import io.culvert.events.wire.ShownKey;
import io.culvert.query.port.DisclosureUnavailableException;
import io.culvert.query.port.PskDisclosure;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The vault of the command service in the same process. */
record VaultDisclosure(Disclosures disclosures) implements PskDisclosure {
    @Override
    public Map<ConnectionId, ShownKey> disclose(Asker asker, List<ConnectionId> connections) {
        try {
            Map<ConnectionId, ShownKey> keys = new HashMap<>();
            disclosures
                    .disclose(asker.caller(), connections, asker.requestId())
                    .forEach((id, key) -> keys.put(id, new ShownKey(new String(key.reveal(), StandardCharsets.UTF_8))));
            return keys;
        } catch (UnavailableException e) {
            throw new DisclosureUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }
}
