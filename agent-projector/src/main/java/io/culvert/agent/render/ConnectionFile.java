package io.culvert.agent.render;

import io.culvert.agent.desired.DesiredIke;
import io.culvert.agent.vici.Section;

/** The swanctl file of one IKE connection, without secrets: rendered for people to read, parsed for charon to load. */
@SuppressWarnings("DoNotCallSuggester")
public final class ConnectionFile {
    private ConnectionFile() {}

    /** @param ikeName the connection's name in charon, of letters, digits, "_" and "-"
     *  @throws IllegalArgumentException if a value holds a control character; names the value */
    public static String render(DesiredIke ike, String ikeName) {
        throw new UnsupportedOperationException(ikeName + ike);
    }

    /** The section of connections that {@link io.culvert.agent.vici.Charon#loadConnection} takes.
     * @throws IllegalArgumentException if the text is not such a file; says where */
    public static Section parse(String text) {
        throw new UnsupportedOperationException(text);
    }
}
