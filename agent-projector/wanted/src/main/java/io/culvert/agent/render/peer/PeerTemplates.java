package io.culvert.agent.render.peer;

import io.culvert.agent.render.Engines;
import io.pebbletemplates.pebble.PebbleEngine;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The templates of the peers' files. */
final class PeerTemplates {
    private static final String FOLDER = "io/culvert/agent/render/peer";

    private static final Map<Syntax, PebbleEngine> ENGINES = Arrays.stream(Syntax.values())
            .collect(Collectors.toUnmodifiableMap(syntax -> syntax, syntax -> Engines.engine(FOLDER, syntax::write)));

    /** Where the key goes, which no file of ours has. */
    private static final String KEY = "REPLACE-WITH-THE-PRE-SHARED-KEY";

    private PeerTemplates() {}

    static String render(Syntax syntax, String template, Peer peer, Map<String, Object> more) {
        Map<String, Object> values = new TreeMap<>(more);
        values.put("peer", peer);
        values.put("id", peer.id().toString());
        values.put("name", peer.name());
        values.put("key", KEY);
        return Engines.evaluate(Objects.requireNonNull(ENGINES.get(syntax)), template, values);
    }
}
